import MiniSearch from 'minisearch';
import type { Engine } from './engine.ts';

/** MiniSearch with its defaults. */
export function openMiniSearch(): Engine {
  const index = new MiniSearch({ fields: ['title', 'text'] });
  return {
    name: 'MiniSearch',
    add: (documents) => index.addAllAsync(documents),
    search: async (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id }) => id),
    size: () => undefined,
    close: async () => undefined,
  };
}
