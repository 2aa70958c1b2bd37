import { actions, bold, heading, message, plain, rows, text } from '../core/message/build.ts';
import type { Block } from '../core/message/model.ts';
import type { PaperId } from '../core/paper/identity.ts';
import { explainQuery } from '../core/search/query/explain.ts';
import { isUnfiltered } from '../core/search/query/filters.ts';
import type { WordsQuery } from '../core/search/query/model.ts';
import { parseQuery } from '../core/search/query/parse.ts';
import { toAction, toNextPage } from './answers/actions.ts';
import { paperById } from './answers/paper-by-id.ts';
import { find } from './answers/search/find.ts';
import type { Found } from './answers/search/memory.ts';
import { misreadNotes } from './answers/search/misread.ts';
import { nothingFound } from './answers/search/nothing-found.ts';
import { pageOf } from './answers/search/page.ts';
import { foundRows, originOf } from './answers/search/rows.ts';
import type { CommandContext } from './context.ts';
import { type Answer, type Args, defineCommand } from './define.ts';
import { quote } from './text/wording.ts';

/** How long (ms) somebody waits for a paper that the library does not have. */
const BUDGET_MS = 1500;

/** Private: a search is for the one who asks. */
export const search = defineCommand({
  name: 'search',
  summary: 'Papers that fit your words, an author, a category, or an arXiv id or link',
  visibility: 'private',
  shareable: true,
  options: [
    { name: 'query', summary: 'words to look for', kind: 'text', required: true },
    { name: 'since', summary: 'only papers from then on', kind: 'since' },
    { name: 'limit', summary: 'how many papers', kind: 'integer', min: 1, max: 20, default: 10 },
  ],
  examples: [
    'search diffusion models',
    'search "world model" -driving cat:cs.RO since:30d',
    'search author:hinton sort:date limit:5',
  ],
  details: [
    'Words are found in any form. "Words in quotation marks" must stand next to each other, -words ' +
      'with a minus must not occur, and OR stands between words of which one is enough.',
    'Filters: author:hinton, org:google, cat:cs.CL, code:yes, since:7d, before:2026-01, year:2026, ' +
      'votes:>20. Order: sort:relevance, sort:date or sort:votes. exact:yes takes the spelling as it is.',
    'An arXiv id or a link is that paper. A whole title or abstract can be pasted.',
  ],

  async run({ query: typed, since, limit }, context): Promise<Answer> {
    const parsed = parseQuery(typed, context.today);
    if (parsed.kind === 'identifier') return onePaper(parsed.id, context);
    const query = since === undefined ? parsed : narrowed(parsed, since);
    if (isEmpty(query)) {
      return say(
        `${quote(typed)} holds no word to look for. For example: /papers search diffusion`,
      );
    }
    const { offset } = context;
    const found = await findOnce(query, context);
    const page = await pageOf(found, query, { offset, limit }, context);
    if (page.papers.length === 0) {
      return offset > 0
        ? say(`That was all: papers ${explainQuery(query)}.`)
        : nothingFound(query, found.network, context);
    }
    const list = rows(await foundRows(page.papers, context));
    return {
      message:
        offset > 0
          ? message(list)
          : message(
              opening(query, found, context),
              ...correctionOf(found, { query: typed, since, limit }),
              list,
              ...originOf(page.papers, found.network, context),
              ...misreadNotes(query),
            ),
      ...(page.hasMore && {
        more: toNextPage('search', { query: typed, since, limit }, offset + limit),
      }),
    };
  },
});

const say = (sentence: string): Answer => ({ message: message(text(plain(sentence))) });

/** The option beside the query, as a filter in it. */
function narrowed(query: WordsQuery, since: string): WordsQuery {
  const later = [since, query.filters.since ?? since].toSorted().at(-1) ?? since;
  return { ...query, filters: { ...query.filters, since: later } };
}

const isEmpty = ({ text: words, without, filters }: WordsQuery): boolean =>
  words === '' && without.length === 0 && isUnfiltered(filters);

/** What is asked by a button goes on with the list that is known; what is typed is asked anew. */
async function findOnce(query: WordsQuery, context: CommandContext): Promise<Found> {
  const { memory, clock, origin } = context;
  const key = JSON.stringify(query);
  const known = origin === 'button' ? memory.found.get(key, clock.now()) : undefined;
  if (known) return known;
  const found = await find(query, context);
  memory.found.set(key, found, clock.now());
  return found;
}

function opening(query: WordsQuery, { fromLibrary }: Found, { source }: CommandContext): Block {
  return fromLibrary > 0
    ? heading(`Papers ${explainQuery(query)}`)
    : text(
        plain(`Paperboy knows no papers ${explainQuery(query)}, but ${source.label} has these:`),
      );
}

/** That the words were taken for others, and how to have those that were typed. */
function correctionOf({ correction }: Found, args: Args): readonly Block[] {
  if (correction === undefined) return [];
  const typed = String(args.query);
  return [
    text(plain('Showing results for '), bold(correction.text), plain('.')),
    actions({
      label: `Search instead for ${quote(typed)}`,
      action: toAction('search', { ...args, query: `${typed} exact:yes` }),
    }),
  ];
}

async function onePaper(id: PaperId, context: CommandContext): Promise<Answer> {
  const paper = await paperById(id, BUDGET_MS, context);
  if (!paper) {
    return say(
      `${context.source.label} does not have the paper ${id}. If the id is right, arXiv has it at ` +
        `https://arxiv.org/abs/${id}`,
    );
  }
  const list = await foundRows([{ id, snippet: [], why: [], origin: 'library' }], context);
  return { message: message(heading(`The paper ${id}`), rows(list)) };
}
