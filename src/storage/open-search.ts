import { createCurrentLibrary } from '../core/search/current.ts';
import { createSearchEngine } from '../core/search/engine.ts';
import { createUpkeep, type UpkeepOptions } from '../core/search/upkeep/upkeep.ts';

/** How often (ms) the index is looked after; when there is nothing to do, that is two queries. */
const TENDING_MS = 2_000;

/** The search engine over the stored segments, looked after as long as the owner has them open. */
export function openSearch(options: Omit<UpkeepOptions, 'library'>) {
  const library = createCurrentLibrary(options.segments, options.papers);
  const upkeep = createUpkeep({ ...options, library });
  const index = createSearchEngine({ ...options, library });
  if (options.access === 'guest') return { index, upkeep, stop: upkeep.stop };
  // What fails now, for instance because the disk is full, is tried again.
  const tend = () =>
    void upkeep
      .tend()
      .then(index.prepare)
      .catch(() => undefined);
  const timer = setInterval(tend, TENDING_MS).unref();
  return {
    index,
    upkeep,
    async stop() {
      clearInterval(timer);
      await upkeep.stop();
    },
  };
}
