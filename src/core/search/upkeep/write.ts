import type { PaperId } from '../../paper/identity.ts';
import type { SearchSegmentStore, StoredBlock } from '../../ports/stores/search-segments.ts';
import { createBlockWriter } from '../segment/block.ts';
import type { BuiltSegment } from '../segment/build.ts';
import type { Segment, TermPosting } from '../segment/model.ts';

/** What one write holds: it keeps the database for a few milliseconds. */
const BLOCKS = 16;
const BYTES = 500_000;
const STREAMS = 100;
const PAPERS = 2_000;

type Pause = () => Promise<void>;

/** Writes terms, which come in order, as the blocks of a segment. */
export async function writeTerms(
  store: SearchSegmentStore,
  segment: string,
  terms: AsyncIterable<TermPosting>,
  pause: Pause,
): Promise<void> {
  const writer = createBlockWriter();
  let waiting: StoredBlock[] = [];
  let bytes = 0;
  let written = 0;
  const flush = async () => {
    await store.addBlocks(segment, written, waiting);
    written += waiting.length;
    [waiting, bytes] = [[], 0];
  };
  const add = async (blocks: readonly StoredBlock[]) => {
    for (const block of blocks) {
      waiting.push(block);
      bytes += block.data.length;
      if (waiting.length >= BLOCKS || bytes >= BYTES) await flush();
    }
  };
  for await (const term of terms) {
    await add(writer.add(term));
    await pause();
  }
  await add(writer.finish());
  await flush();
}

/** Writes the papers of segments that are to be one. */
export async function writePapers(
  store: SearchSegmentStore,
  segment: string,
  parts: readonly Segment[],
  pause: Pause,
): Promise<void> {
  let waiting: PaperId[] = [];
  let written = 0;
  const flush = async () => {
    await store.addPapers(segment, written, waiting);
    written += 1;
    waiting = [];
    await pause();
  };
  for (const { paperIds } of parts) {
    for (let number = 0; number < paperIds.length; number += 1) {
      waiting.push(paperIds.at(number));
      if (waiting.length === PAPERS) await flush();
    }
  }
  if (waiting.length > 0) await flush();
}

export async function writeStreams(
  store: SearchSegmentStore,
  { paperIds, tokens }: BuiltSegment,
  pause: Pause,
): Promise<void> {
  for (let from = 0; from < tokens.length; from += STREAMS) {
    const some = tokens.slice(from, from + STREAMS);
    await store.putStreams(
      new Map(some.map((stream, index) => [paperIds.at(from + index), stream])),
    );
    await pause();
  }
}
