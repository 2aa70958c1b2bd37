import type { SavedStore } from '../../src/core/ports/stores/saved.ts';

/** Saved papers, kept for as long as a test runs. */
export function createMemorySaved(): SavedStore {
  const lists = new Map<string, readonly string[]>();
  return {
    async save({ id }, paperId) {
      const before = lists.get(id) ?? [];
      if (before.includes(paperId)) return false;
      lists.set(id, [paperId, ...before]);
      return true;
    },
    list: async ({ id }) => lists.get(id) ?? [],
  };
}
