import { createPace } from '../pace.ts';
import type { PaperId } from '../paper/identity.ts';
import type { Paper } from '../paper/model.ts';
import type {
  Correction,
  SearchHit,
  SearchIndex,
  SearchQuery,
  SearchResult,
} from '../ports/search-index.ts';
import type { SearchPaperStore } from '../ports/stores/search-papers.ts';
import { createCorrector } from './correction/correct.ts';
import type { CurrentLibrary } from './current.ts';
import { explainMatch } from './explain-match.ts';
import { findFitting } from './find.ts';
import { type Found, withIds } from './found.ts';
import type { Library } from './library.ts';
import { makePlan, type Plan } from './plan/plan.ts';
import type { WordsQuery } from './query/model.ts';
import { RERANKED, readStreams, rerank } from './ranking/candidates.ts';
import { best, scoreAll } from './ranking/collect.ts';
import { createScoreRows } from './ranking/score-rows.ts';
import { createPassageFinder } from './snippet.ts';

export interface EngineOptions {
  readonly library: CurrentLibrary;
  readonly papers: SearchPaperStore;
}

export interface SearchEngine extends SearchIndex {
  /** Reads beforehand what the first search after a change would wait for. */
  prepare(): Promise<void>;
}

/**
 * The search engine: scores every paper that holds a word of the query, ranks the best again by
 * their words in order, and takes those that fulfil the query's conditions.
 */
export function createSearchEngine({ library, papers }: EngineOptions): SearchEngine {
  const corrector = createCorrector(createPace());
  const rows = createScoreRows();

  const searchWords = async (query: WordsQuery, page: Page): Promise<SearchResult> => {
    const pause = createPace();
    const current = await library.get();
    const plan = await makePlan(query.text, current, query.mayCorrect ? corrector : undefined);
    const wanted = page.offset + page.limit + 1;
    const search = { query, plan, library: current, papers, rows, wanted, pause };
    const found = await findFitting(search);
    const hits = found.slice(page.offset, page.offset + page.limit);
    const correction = correctionOf(query.text, plan);
    return {
      hits: await toHits(hits, plan, current),
      more: found.length >= wanted,
      ...(correction && { correction }),
    };
  };

  const toHits = async (
    found: readonly Found[],
    plan: Plan,
    current: Library,
  ): Promise<readonly SearchHit[]> => {
    const known = await papers.getMany(found.map(({ paperId }) => paperId));
    const streamAt = await readStreams(current, found);
    const passageIn = createPassageFinder(plan.words);
    return found.map((one) => {
      const stream = streamAt(one);
      return {
        paperId: one.paperId,
        snippet: passageIn(textOf(known.get(one.paperId))),
        why: stream ? explainMatch(plan.pattern, stream) : [],
      };
    });
  };

  const searchId = async (id: PaperId, { offset }: Page): Promise<SearchResult> => {
    const paper = (await papers.getMany([id])).get(id);
    const isShown = paper !== undefined && offset === 0;
    return {
      hits: isShown
        ? [{ paperId: id, snippet: createPassageFinder([])(textOf(paper)), why: [] }]
        : [],
      more: false,
    };
  };

  return {
    prepare: async () => corrector.prepare(await library.get()),

    search: ({ query, ...page }: SearchQuery) =>
      query.kind === 'identifier' ? searchId(query.id, page) : searchWords(query, page),

    async similar(paperId, limit) {
      const current = await library.get();
      const paper = (await papers.getMany([paperId])).get(paperId);
      if (!paper) return [];
      const pause = createPace();
      const plan = await makePlan(`${paper.title}\n${paper.abstract}`, current);
      const scores = await scoreAll(current, plan.terms, rows, pause);
      const candidates = best(scores, Math.max(RERANKED, limit + 1));
      rows.giveBack(scores);
      const ranked = await rerank(plan.pattern, current, candidates, pause);
      const others = withIds(current, ranked).filter((one) => one.paperId !== paperId);
      return toHits(others.slice(0, limit), plan, current);
    },
  };
}

type Page = Omit<SearchQuery, 'query'>;

/** Where a passage is looked for. */
const textOf = (paper: Paper | undefined): string => paper?.abstract || (paper?.summary ?? '');

/** The text with the words that were corrected in their places. */
function correctionOf(text: string, { replaced, words }: Plan): Correction | undefined {
  if (replaced.size === 0) return undefined;
  let corrected = text;
  for (const [typed, meant] of replaced) {
    const place = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(typed)}(?![\\p{L}\\p{N}])`, 'giu');
    corrected = corrected.replace(place, () => meant.join(' '));
  }
  return { text: corrected === text ? words.join(' ') : corrected };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
