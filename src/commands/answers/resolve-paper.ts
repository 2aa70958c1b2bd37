import { UserError } from '../../core/errors.ts';
import { type PaperId, parsePaperId, whyNoPaper } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import { parseQuery } from '../../core/search/query/parse.ts';
import type { CommandContext } from '../context.ts';
import type { Option } from '../define.ts';
import { quote, slash } from '../text/wording.ts';
import { paperById } from './paper-by-id.ts';

/** How long (ms) somebody waits for a paper that the library does not have. */
const BUDGET_MS = 3000;

/** How a command lets people name a paper. */
export const PAPER = {
  name: 'paper',
  summary: 'an arXiv id, a link, or words of the title',
  kind: 'paper',
  required: true,
} as const satisfies Option;

export interface ResolvedPaper {
  readonly paper: Paper;
  /** It was found by words, so it may be another paper than the one meant. */
  readonly isGuess: boolean;
}

/**
 * The paper that a person names: by its id or a link to it, or by words of its title. An unknown
 * id is asked of the source and kept. Throws UserError when there is no such paper or when what
 * looks like an id or a link is none of a paper, SourceError when the source does not answer.
 */
export async function resolvePaper(named: string, context: CommandContext): Promise<ResolvedPaper> {
  const id = parsePaperId(named) ?? idAfterTitle(named);
  if (id) return { paper: await byId(id, context), isGuess: false };
  const mistake = whyNoPaper(named);
  if (!mistake) return byTitle(named, context);
  throw new UserError(
    `${quote(named)} ${mistake}. For example: ${slash('show 2401.01234')}. ` +
      `To look for words in papers, begin with ${slash('search')}.`,
  );
}

/** Completion offers papers as `A title (2401.01234)`. */
function idAfterTitle(text: string): PaperId | undefined {
  return parsePaperId(/\(([^()\s]+)\)\s*$/.exec(text)?.[1] ?? '');
}

async function byId(id: PaperId, context: CommandContext): Promise<Paper> {
  const paper = await paperById(id, BUDGET_MS, context);
  if (paper) return paper;
  throw new UserError(
    `${context.source.label} does not have the paper ${id}. If the id is right, arXiv has it at ` +
      `https://arxiv.org/abs/${id}`,
  );
}

async function byTitle(
  words: string,
  { papers, search, today }: CommandContext,
): Promise<ResolvedPaper> {
  const title = fold(words);
  const exact = (await papers.suggest(words, 8)).find((paper) => fold(paper.title) === title);
  if (exact) return { paper: exact, isGuess: false };
  const { hits } = await search.search({ query: parseQuery(words, today), limit: 1, offset: 0 });
  const best = hits[0] && (await papers.get(hits[0].paperId));
  if (best) return { paper: best, isGuess: true };
  throw new UserError(
    `No paper that Paperboy knows fits ${quote(words)}. An arXiv id or a link finds papers that ` +
      `it does not know yet. For example: ${slash('show 2401.01234')}`,
  );
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
