import type { PaperId } from '../../paper/identity.ts';
import type { SearchSegmentStore, StoredBlock } from '../../ports/stores/search-segments.ts';
import { createBlockWriter } from '../segment/block.ts';
import type { TermPosting } from '../segment/model.ts';

/** What one write holds: it keeps the database for a few milliseconds. */
const BLOCKS = 16;
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
  let written = 0;
  const flush = async () => {
    await store.addBlocks(segment, written, waiting);
    written += waiting.length;
    waiting = [];
  };
  for await (const term of terms) {
    waiting.push(...writer.add(term));
    if (waiting.length >= BLOCKS) await flush();
    await pause();
  }
  waiting.push(...writer.finish());
  await flush();
}

export async function writePapers(
  store: SearchSegmentStore,
  segment: string,
  papers: readonly PaperId[],
  pause: Pause,
): Promise<void> {
  for (let from = 0; from < papers.length; from += PAPERS) {
    await store.addPapers(segment, from / PAPERS, papers.slice(from, from + PAPERS));
    await pause();
  }
}

export async function writeStreams(
  store: SearchSegmentStore,
  papers: readonly PaperId[],
  streams: readonly Uint32Array[],
  pause: Pause,
): Promise<void> {
  const pairs = papers.flatMap((id, number) => {
    const stream = streams[number];
    return stream ? [[id, stream] as const] : [];
  });
  for (let from = 0; from < pairs.length; from += STREAMS) {
    await store.putStreams(new Map(pairs.slice(from, from + STREAMS)));
    await pause();
  }
}
