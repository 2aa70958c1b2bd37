import type { PaperId } from '../../src/core/paper/identity.ts';
import type { SearchHit, SearchIndex } from '../../src/core/ports/search-index.ts';
import type { PaperStore } from '../../src/core/ports/stores/papers.ts';
import { createPassageFinder } from '../../src/core/search/snippet.ts';

/** Finds papers whose title holds one of the words; filters and operators mean nothing to it. */
export function createMemorySearch(papers: PaperStore): SearchIndex {
  async function holding(text: string): Promise<readonly SearchHit[]> {
    const words = text.match(/[\p{L}\p{N}.]+/gu) ?? [];
    const found = new Map(
      (await Promise.all(words.map((word) => papers.suggest(word, 100))))
        .flat()
        .map((paper) => [paper.id, paper]),
    );
    return [...found.values()].map(({ id, abstract }) => ({
      paperId: id,
      snippet: createPassageFinder(words)(abstract),
      why: [],
    }));
  }

  async function titleOf(id: PaperId): Promise<string> {
    return (await papers.get(id))?.title ?? '';
  }

  return {
    async search({ query, limit, offset }) {
      const hits = await holding(query.kind === 'words' ? query.text : query.id);
      const end = offset + limit;
      return { hits: hits.slice(offset, end), more: hits.length > end };
    },
    async similar(id, limit) {
      const hits = await holding(await titleOf(id));
      return hits.filter(({ paperId }) => paperId !== id).slice(0, limit);
    },
  };
}
