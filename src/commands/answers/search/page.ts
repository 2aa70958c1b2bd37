import type { WordsQuery } from '../../../core/search/query/model.ts';
import type { CommandContext } from '../../context.ts';
import type { Page } from '../page.ts';
import { type Found, type FoundPaper, ofLibrary } from './memory.ts';

export interface FoundPage {
  readonly papers: readonly FoundPaper[];
  readonly hasMore: boolean;
}

/** A page of what was found: of the fused list, then of what follows in the library's. */
export async function pageOf(
  { papers, fromLibrary, libraryHasMore }: Found,
  query: WordsQuery,
  { offset, limit }: Page,
  context: CommandContext,
): Promise<FoundPage> {
  const end = offset + limit;
  const fused = papers.slice(offset, end);
  const beyond = end - Math.max(offset, papers.length);
  if (beyond <= 0 || !libraryHasMore) {
    return { papers: fused, hasMore: papers.length > end || libraryHasMore };
  }
  const skipped = Math.max(0, offset - papers.length);
  const place = { offset: fromLibrary + skipped, limit: beyond };
  const { hits, more } = await context.search.search({ query, ...place });
  const shown = new Set(papers.map(({ id }) => id));
  const others = hits.filter(({ paperId }) => !shown.has(paperId));
  return {
    papers: [...fused, ...others.map(ofLibrary)],
    hasMore: more,
  };
}
