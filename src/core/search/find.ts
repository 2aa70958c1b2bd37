import type { SearchPaperStore } from '../ports/stores/search-papers.ts';
import { type Found, withIds } from './found.ts';
import { findPaper, type Library } from './library.ts';
import { inOrder, NO_FACTS } from './order.ts';
import { conditionsOf } from './plan/conditions.ts';
import type { Plan } from './plan/plan.ts';
import { isUnfiltered } from './query/filters.ts';
import { mayFit } from './query/matches.ts';
import type { WordsQuery } from './query/model.ts';
import { RERANKED, rerank } from './ranking/candidates.ts';
import { best, type Candidate, type Scores, scoreAll } from './ranking/collect.ts';
import { applyMask, holdersOf, type Mask, scoreEqually } from './ranking/narrow.ts';
import type { ScoreRows } from './ranking/score-rows.ts';

export interface Search {
  readonly query: WordsQuery;
  readonly plan: Plan;
  readonly library: Library;
  readonly papers: SearchPaperStore;
  readonly rows: ScoreRows;
  /** How many are enough. */
  readonly wanted: number;
  readonly pause: () => Promise<void>;
}

/** Sorted by date or votes, so many of the best by relevance are... */
const MOST_SORTED = 1_000;
/** ...if they are about this part as relevant as the best of all. */
const RELEVANT = 0.5;
/** Papers read at a time to see whether they fit. */
const READ = 100;
/** Ids asked for at a time. */
const IDS = 2_000;

/** Papers that fit the query, in its order; at least as many as wanted, if there are so many. */
export async function findFitting(search: Search): Promise<readonly Found[]> {
  const { query, plan, library, rows, wanted, papers, pause } = search;
  const isSorted = query.sort !== 'relevance';
  const scores = await scorePapers(search);
  for (const mask of await masksOf(search)) if (mask) applyMask(scores, mask);
  const most = isSorted || isConditional(query) ? MOST_SORTED : Math.max(RERANKED, wanted);
  const candidates = best(scores, most);
  rows.giveBack(scores);
  const ranked = await rerank(plan.pattern, library, candidates, pause);
  const found = withIds(library, isSorted ? relevantOf(ranked) : ranked);
  const fitting = isConditional(query) ? await onlyFitting(search, found, isSorted) : found;
  return inOrder(fitting, query.sort, wanted, papers);
}

function relevantOf(ranked: readonly Candidate[]): readonly Candidate[] {
  const least = RELEVANT * (ranked[0]?.score ?? 0);
  return ranked.filter(({ score }) => score >= least);
}

function scorePapers({ query, plan, library, rows, pause }: Search): Promise<Scores> | Scores {
  const hasWords = query.alternatives.length > 0;
  return hasWords ? scoreAll(library, plan.terms, rows, pause) : scoreEqually(library);
}

/** Whether a paper must be read to know that it fits. */
const isConditional = ({ alternatives, without, filters }: WordsQuery): boolean =>
  !isUnfiltered(filters) ||
  without.length > 0 ||
  alternatives.some(({ phrases }) => phrases.length > 0);

/** What the index and the database tell of conditions before a paper is read. */
async function masksOf(search: Search): Promise<readonly (Mask | undefined)[]> {
  const { query, library } = search;
  return Promise.all([holdersOf(library, conditionsOf(query)), fittingFacts(search)]);
}

async function fittingFacts({ query, library, papers, pause }: Search): Promise<Mask | undefined> {
  const { hasCode, since, before, votes } = query.filters;
  if ([hasCode, since, before, votes].every((filter) => filter === undefined)) return undefined;
  const mask = library.segments.map(({ paperIds }) => new Uint8Array(paperIds.length));
  let ids = await papers.fitting(query.filters, '', IDS);
  while (ids.length > 0) {
    for (const place of ids.map((id) => findPaper(library, id))) {
      const row = place && mask[place.segment];
      if (place && row) row[place.number] = 1;
    }
    await pause();
    ids = ids.length < IDS ? [] : await papers.fitting(query.filters, ids.at(-1) ?? '', IDS);
  }
  return mask;
}

/** Reads papers until enough fit, or all of them. */
async function onlyFitting(
  { query, papers, wanted, pause }: Search,
  found: readonly Found[],
  all: boolean,
): Promise<readonly Found[]> {
  const fitting: Found[] = [];
  for (let from = 0; from < found.length; from += READ) {
    if (!all && fitting.length >= wanted) break;
    const some = found.slice(from, from + READ);
    const ids = some.map(({ paperId }) => paperId);
    const [known, facts] = await Promise.all([papers.getMany(ids), papers.facts(ids)]);
    for (const one of some) {
      const paper = known.get(one.paperId);
      const { day, votes } = facts.get(one.paperId) ?? NO_FACTS;
      if (paper && mayFit({ paper, upvotes: votes, ...(day && { day }) }, query)) fitting.push(one);
      await pause();
    }
  }
  return fitting;
}
