import { createPace } from '../../pace.ts';
import type { SearchStatus, SearchUpkeep } from '../../ports/search-upkeep.ts';
import type { PaperChange, SearchPaperStore } from '../../ports/stores/search-papers.ts';
import type { SearchSegmentStore, SegmentRecord } from '../../ports/stores/search-segments.ts';
import type { CurrentLibrary } from '../current.ts';
import { findPaper } from '../library.ts';
import { readPapers, readPapersAfter } from '../read-papers.ts';
import { buildSegment } from '../segment/build.ts';
import { toDocument } from '../segment/document.ts';
import { totalSize } from '../segment/size.ts';
import { openSegment, type StoredSegment } from '../segment/stored.ts';
import { commit, writeSegment } from './commit.ts';
import { mergeSegments, worthMerging } from './merge.ts';

/** Papers per segment: larger ones take more memory while they are built. */
const BATCH = 1_000;

export interface UpkeepOptions {
  readonly segments: SearchSegmentStore;
  readonly papers: SearchPaperStore;
  readonly library: CurrentLibrary;
  /** A guest leaves the segments to the owner, and may only build them all anew. */
  readonly access: 'owner' | 'guest';
}

/** Brings the index up to date in the background, and keeps its segments few. */
export function createUpkeep({ segments, papers, library, access }: UpkeepOptions): SearchUpkeep {
  let isStopping = false;
  let busy: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  /** What an earlier run did not finish is of no use to anybody. */
  let unfinished: 'too' | 'kept' = 'too';
  /** One thing at a time: each looks at the segments and then replaces some. */
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work);
    busy = done.catch(() => undefined);
    return done;
  };

  const tend = async () => {
    if (access === 'guest') return;
    const pause = createPace();
    await sweep(unfinished, pause);
    unfinished = 'kept';
    while (!isStopping && (await commitSome(pause))) await mergeSome(pause);
    await mergeSome(pause);
    await sweep(unfinished, pause);
  };

  const sweep = async (which: 'too' | 'kept', pause: () => Promise<void>) => {
    while (!isStopping && (await segments.sweep(which))) await pause();
  };

  const commitSome = async (pause: () => Promise<void>): Promise<boolean> => {
    const changes = await papers.pending(BATCH + 1);
    if (changes.length > BATCH) return commitBatch(changes.slice(0, BATCH), pause);
    // What a search has indexed is not indexed once more, only written.
    const fresh = await library.fresh();
    for (const { segment, changes } of fresh) {
      if (isStopping) return false;
      await commit(segments, segment, changes, pause);
    }
    return fresh.length > 0;
  };

  const commitBatch = async (changes: readonly PaperChange[], pause: () => Promise<void>) => {
    const ids = changes.map(({ paperId }) => paperId);
    const found = await readPapers(papers, ids, pause);
    const before = totalSize(await segments.published());
    await commit(
      segments,
      await buildSegment(found.map(toDocument), before, pause),
      changes,
      pause,
    );
    return true;
  };

  const mergeSome = async (pause: () => Promise<void>): Promise<void> => {
    while (!isStopping) {
      const records = worthMerging(await segments.published());
      if (records.length === 0) return;
      const merged = await mergeAll(records, pause);
      await segments.publish({ ...merged, replaces: records.map(({ id }) => id), indexed: [] });
    }
  };

  const mergeAll = async (records: readonly SegmentRecord[], pause: () => Promise<void>) => {
    const opened: StoredSegment[] = [];
    for (const record of records) opened.push(await openSegment(segments, record, pause));
    return mergeSegments(segments, opened, pause);
  };

  const rebuild = async (onProgress: (done: number, all: number) => void) => {
    const pause = createPace();
    const all = await papers.count();
    const before = totalSize(await segments.published());
    let written: readonly SegmentRecord[] = [];
    /** Of the first: whatever somebody else publishes meanwhile is more recent, and stays. */
    let recency: number | undefined;
    let [last, done] = ['', 0];
    while (!isStopping) {
      const some = await readPapersAfter(papers, last, BATCH, pause);
      if (some.length === 0) break;
      const built = await buildSegment(some.map(toDocument), before, pause);
      const record = await writeSegment(segments, built, pause);
      recency ??= record.recency;
      written = await withoutCrowd([...written, record], pause);
      last = some.at(-1)?.id ?? last;
      done += some.length;
      onProgress(done, all);
    }
    if (isStopping || recency === undefined) return;
    const oldest = recency;
    await segments.publishAll(written.map((one) => ({ ...one, recency: oldest })));
  };

  /** Merges as they come: a search over a hundred segments would be slow until they are merged. */
  const withoutCrowd = async (written: readonly SegmentRecord[], pause: () => Promise<void>) => {
    const crowd = worthMerging(written);
    if (crowd.length === 0) return written;
    const merged = await mergeAll(crowd, pause);
    await segments.discard(crowd.map(({ id }) => id));
    await sweep('kept', pause);
    return [...written.slice(0, -crowd.length), merged];
  };

  return {
    tend() {
      waiting ??= next(() => {
        waiting = undefined;
        return tend();
      });
      return waiting;
    },
    async reindex(onProgress) {
      await next(() => rebuild(onProgress));
      await next(tend);
    },
    async status(): Promise<SearchStatus> {
      const published = await library.published();
      const count = await papers.count();
      const changes = await papers.pending(await papers.pendingCount());
      const fresh = changes.filter(({ paperId }) => !findPaper(published, paperId)).length;
      return {
        papers: count,
        indexed: published.papers,
        pending: changes.length,
        segments: published.segments.length,
        agrees: published.papers + fresh === count,
      };
    },
    async stop() {
      isStopping = true;
      await busy;
    },
  };
}
