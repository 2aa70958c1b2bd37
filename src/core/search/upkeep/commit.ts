import type { PaperChange } from '../../ports/stores/search-papers.ts';
import type { SearchSegmentStore, SegmentRecord } from '../../ports/stores/search-segments.ts';
import type { BuiltSegment } from '../segment/build.ts';
import { writePapers, writeStreams, writeTerms } from './write.ts';

type Pause = () => Promise<void>;

/** Writes a segment, which is not yet published. */
export async function writeSegment(
  store: SearchSegmentStore,
  segment: BuiltSegment,
  pause: Pause,
): Promise<SegmentRecord> {
  const begun = await store.begin();
  await writeTerms(store, begun.id, segment.all(), pause);
  await writePapers(store, begun.id, [segment], pause);
  await writeStreams(store, segment, pause);
  return { ...begun, size: segment.size };
}

/** Writes a segment that tells of these changes, and publishes it. */
export async function commit(
  store: SearchSegmentStore,
  segment: BuiltSegment,
  changes: readonly PaperChange[],
  pause: Pause,
): Promise<void> {
  const record = await writeSegment(store, segment, pause);
  await store.publish({ ...record, replaces: [], indexed: changes });
}
