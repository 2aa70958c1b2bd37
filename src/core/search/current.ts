import { createPace } from '../pace.ts';
import type { PaperChange, SearchPaperStore } from '../ports/stores/search-papers.ts';
import type { SearchSegmentStore, SegmentRecord } from '../ports/stores/search-segments.ts';
import { EMPTY_LIBRARY, type Library, updateLibrary } from './library.ts';
import { readPapers } from './read-papers.ts';
import { type BuiltSegment, buildSegment } from './segment/build.ts';
import { toDocument } from './segment/document.ts';
import { createPostingCache } from './segment/posting-cache.ts';
import { totalSize } from './segment/size.ts';
import { openSegment, type StoredSegment } from './segment/stored.ts';

/** More changes than that are left to the upkeep, which is at it: the search answers from the rest. */
const MOST_CHANGES = 2_000;
/** More segments in memory than that are built anew as one. */
const MOST_FRESH = 8;

/** The library as it is now: what is published, and the changes since, indexed in memory. */
export interface CurrentLibrary {
  get(): Promise<Library>;
  /** Without the changes since. */
  published(): Promise<Library>;
  /** The changes since; none when they are too many to be indexed in memory. */
  fresh(): Promise<readonly Fresh[]>;
}

/** A segment in memory, and the changes it holds. */
export interface Fresh {
  readonly segment: BuiltSegment;
  readonly changes: readonly PaperChange[];
}

export function createCurrentLibrary(
  segments: SearchSegmentStore,
  papers: SearchPaperStore,
): CurrentLibrary {
  const pause = createPace();
  const cache = createPostingCache(() => published.papers);
  let stored: readonly StoredSegment[] = [];
  let fresh: readonly Fresh[] = [];
  let isBehind = false;
  let published = EMPTY_LIBRARY;
  let library = EMPTY_LIBRARY;

  const openAll = async (records: readonly SegmentRecord[]) => {
    const known = new Map(stored.map((segment) => [segment.id, segment]));
    const opened: StoredSegment[] = [];
    for (const record of records) {
      opened.push(known.get(record.id) ?? (await openSegment(segments, record, pause, cache)));
      await pause();
    }
    return opened;
  };

  const readStored = async (): Promise<boolean> => {
    const before = stored;
    for (;;) {
      const records = await segments.published();
      const ids = new Set(stored.map(({ id }) => id));
      if (records.length === stored.length && records.every(({ id }) => ids.has(id))) break;
      // And once more: one that was replaced meanwhile may have been read in part.
      stored = await openAll(records);
    }
    if (stored === before) return false;
    published = await updateLibrary(published, stored, pause);
    return true;
  };

  const readFresh = async (): Promise<boolean> => {
    const changes = await papers.pending(MOST_CHANGES + 1);
    isBehind = changes.length > MOST_CHANGES;
    if (isBehind) return false;
    const key = ({ paperId, change }: PaperChange) => `${paperId} ${change}`;
    const pending = new Set(changes.map(key));
    const current = fresh.filter((one) => one.changes.every((change) => pending.has(key(change))));
    const kept = current.length > MOST_FRESH ? [] : current;
    const known = new Set(kept.flatMap((one) => one.changes.map(key)));
    const added = changes.filter((change) => !known.has(key(change)));
    if (added.length === 0 && kept.length === fresh.length) return false;
    fresh = added.length === 0 ? kept : [...kept, await index(added)];
    return true;
  };

  const index = async (changes: readonly PaperChange[]): Promise<Fresh> => {
    const ids = changes.map(({ paperId }) => paperId);
    const found = await readPapers(papers, ids, pause);
    const before = totalSize(stored);
    return { segment: await buildSegment(found.map(toDocument), before, pause), changes };
  };

  const refresh = async (): Promise<Library> => {
    // First what is pending: a paper that is published meanwhile is then there twice, not nowhere.
    const isFresh = await readFresh();
    const isStored = await readStored();
    if (isFresh || isStored) {
      const added = fresh.map(({ segment }) => segment);
      library = await updateLibrary(published, [...published.segments, ...added], pause);
    }
    return library;
  };

  const get = takingTurns(refresh);
  return {
    get,
    async published() {
      await get();
      return published;
    },
    async fresh() {
      await get();
      return isBehind ? [] : fresh;
    },
  };
}

/**
 * Runs one at a time. Who asks while one runs gets the next: it began after they asked, and what
 * was stored before is in it.
 */
function takingTurns<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(restart, restart);
    return next;
  };

  function restart(): Promise<T> {
    next = undefined;
    return running ?? start();
  }
}
