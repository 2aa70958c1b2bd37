import type { Paper } from '../../paper/model.ts';
import type { PaperChange } from '../../ports/stores/search-papers.ts';
import type { SearchSegmentStore, SegmentRecord } from '../../ports/stores/search-segments.ts';
import { type BuiltSegment, buildSegment } from '../segment/build.ts';
import { toDocument } from '../segment/document.ts';
import type { TextSize } from '../segment/model.ts';
import { writePapers, writeStreams, writeTerms } from './write.ts';

type Pause = () => Promise<void>;

/** Writes papers as a segment that is not yet published. */
export async function writeSegment(
  store: SearchSegmentStore,
  papers: readonly Paper[],
  before: TextSize,
  pause: Pause,
): Promise<SegmentRecord> {
  const begun = await store.begin();
  const built = await buildSegment(begun.id, papers.map(toDocument), before, pause);
  await writeBuilt(store, built, pause);
  return { ...begun, size: built.size };
}

async function writeBuilt(store: SearchSegmentStore, built: BuiltSegment, pause: Pause) {
  const { id, paperIds, tokens } = built;
  await writeTerms(store, id, built.all(), pause);
  await writePapers(store, id, paperIds, pause);
  await writeStreams(store, paperIds, tokens, pause);
}

/** Indexes what is pending, and publishes it. */
export async function commit(
  store: SearchSegmentStore,
  papers: readonly Paper[],
  changes: readonly PaperChange[],
  before: TextSize,
  pause: Pause,
): Promise<void> {
  const record = await writeSegment(store, papers, before, pause);
  await store.publish({ ...record, replaces: [], indexed: changes });
}
