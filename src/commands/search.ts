import { SourceError } from '../core/errors.ts';
import { heading, message, plain, rows, text } from '../core/message/build.ts';
import type { Row } from '../core/message/model.ts';
import type { Day, SourceEntry } from '../core/paper/model.ts';
import type { SearchHit } from '../core/ports/search-index.ts';
import { formatDay, localDate } from '../core/schedule/dates.ts';
import { queryWords } from '../core/search/words.ts';
import { toNextPage } from './answers/actions.ts';
import { askSource } from './answers/ask-source.ts';
import { knownPapers } from './answers/known-papers.ts';
import { paperRow } from './answers/paper-row.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';
import { quote } from './text/wording.ts';

/** How long (ms) somebody waits for the live source when the library has nothing. */
const BUDGET_MS = 1500;

/** Private: a search is for the one who asks. */
export const search = defineCommand({
  name: 'search',
  summary: 'Papers that hold these words, in the title, abstract or authors',
  visibility: 'private',
  shareable: true,
  options: [
    { name: 'query', summary: 'words to look for', kind: 'text', required: true },
    { name: 'since', summary: 'only papers from then on', kind: 'since' },
    { name: 'limit', summary: 'how many papers', kind: 'integer', min: 1, max: 20, default: 10 },
  ],
  examples: ['search diffusion models', 'search "world model" since:30d limit:5'],

  async run({ query, since, limit }, context): Promise<Answer> {
    const { offset } = context;
    if (queryWords(query).length === 0) {
      return say(
        `${quote(query)} holds no word to look for. For example: /papers search diffusion`,
      );
    }
    const wanted = { text: query, limit, offset, ...(since && { since }) };
    const { hits, more } = await context.search.search(wanted);
    if (hits.length === 0) {
      return offset > 0
        ? say(`That was all for ${quote(query)}.`)
        : searchLive(query, since, limit, context);
    }
    const after = since ? `, since ${formatDay(since)}` : '';
    const found = rows(await hitRows(hits, context));
    return {
      message: message(
        ...(offset === 0 ? [heading(`Papers for ${quote(query)}${after}`)] : []),
        found,
      ),
      ...(more && { more: toNextPage('search', { query, since, limit }, offset + hits.length) }),
    };
  },
});

const say = (sentence: string): Answer => ({ message: message(text(plain(sentence))) });

/** Each paper with the passage that fits best, the words that were looked for marked in it. */
async function hitRows(hits: readonly SearchHit[], context: CommandContext) {
  const known = await knownPapers(
    context,
    hits.map(({ paperId }) => paperId),
  );
  const snippets = new Map(hits.map(({ paperId, snippet }) => [paperId, snippet]));
  return known.map((paper): Row => paperRow(paper, snippets.get(paper.paper.id) ?? []));
}

async function searchLive(
  query: string,
  since: Day | undefined,
  limit: number,
  context: CommandContext,
): Promise<Answer> {
  const { source, papers, clock } = context;
  const nothing = `No paper here fits ${quote(query)}`;
  try {
    const entries = await askSource(BUDGET_MS, (signal) => source.search(query, limit, signal));
    await papers.put(source.name, entries, clock.now());
    const fitting = entries.filter((entry) => isSince(entry, since)).slice(0, limit);
    if (fitting.length === 0) return say(`${nothing}, and ${source.label} knows none. ${ADVICE}`);
    const known = await knownPapers(
      context,
      fitting.map(({ paper }) => paper.id),
    );
    const origin = text(plain(`${nothing}, but ${source.label} knows these:`));
    return { message: message(origin, rows(known.map((paper) => paperRow(paper)))) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const failure = `${source.label} could not be asked: ${error.message}`;
    return say(`${nothing}, and ${failure} ${ADVICE}`);
  }
}

const ADVICE = 'Fewer or more general words may find something.';

function isSince({ paper: { publishedAt }, day }: SourceEntry, since: Day | undefined): boolean {
  const date = day ?? (publishedAt === undefined ? undefined : localDate(publishedAt, 'UTC'));
  return since === undefined || (date !== undefined && date >= since);
}
