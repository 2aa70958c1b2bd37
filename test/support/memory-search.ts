import type { SearchIndex } from '../../src/core/ports/search-index.ts';
import type { PaperStore } from '../../src/core/ports/stores/papers.ts';
import { bestPassage } from '../../src/core/search/snippet.ts';
import { queryWords } from '../../src/core/search/words.ts';

/** Finds papers whose title holds one of the words. */
export function createMemorySearch(papers: PaperStore): SearchIndex {
  return {
    async search({ text, limit, offset }) {
      const words = queryWords(text);
      const found = new Map(
        (await Promise.all(words.map((word) => papers.suggest(word, 100))))
          .flat()
          .map((paper) => [paper.id, paper]),
      );
      const hits = [...found.values()].map(({ id, abstract }) => ({
        paperId: id,
        snippet: bestPassage(abstract, words),
      }));
      const end = offset + limit;
      return { hits: hits.slice(offset, end), more: hits.length > end };
    },
  };
}
