import { createPace } from '../../pace.ts';
import type {
  SearchSegmentStore,
  SegmentRecord,
  StoredBlock,
} from '../../ports/stores/search-segments.ts';
import { type Cache, createCache } from '../cache.ts';
import { findInBlock, readBlock } from './block.ts';
import type { Posting, Segment } from './model.ts';
import { enterPaperIds } from './paper-ids.ts';

/** Blocks read at a time: of common words each has a hundred kilobytes and more. */
const READ_AT_ONCE = 16;

/** A published segment: its papers and the first term of each block are kept in memory. */
export interface StoredSegment extends Segment {
  readonly id: string;
  readonly recency: number;
}

/** What searches read again and again, of all segments. */
export interface SegmentCaches {
  /** `absent` where the segment does not have the term. */
  readonly postings: Cache<Posting | 'absent'>;
  readonly streams: Cache<Uint32Array>;
  /** What a segment's keys begin with: short, because there are many. */
  nextPrefix(): string;
}

/** Bytes kept of postings, which have about 270 a paper in all. */
const LEAST_POSTINGS = 24e6;
const POSTINGS_PER_PAPER = 100;
const STREAMS = 16e6;

/** @param papers how many there are */
export function createSegmentCaches(papers: () => number): SegmentCaches {
  let opened = 0;
  return {
    postings: createCache(() => Math.max(LEAST_POSTINGS, papers() * POSTINGS_PER_PAPER)),
    streams: createCache(() => STREAMS),
    nextPrefix() {
      opened += 1;
      return `${opened} `;
    },
  };
}

export async function openSegment(
  store: SearchSegmentStore,
  { id, recency, size }: SegmentRecord,
  caches: SegmentCaches = createSegmentCaches(() => size.papers),
): Promise<StoredSegment> {
  const [firstTerms, parts] = await Promise.all([store.firstTerms(id), store.papers(id)]);

  const pause = createPace();
  const paperIds = await enterPaperIds(parts, pause);
  const prefix = caches.nextPrefix();
  const keyOf = (place: string | number): string => prefix + place;

  const readPosting = (term: string, block: StoredBlock | undefined): Posting | undefined => {
    const posting = block && findInBlock(block, term);
    if (!posting) {
      caches.postings.set(keyOf(term), 'absent', 0);
      return undefined;
    }
    // A copy, unless it is most of the block: all of that would stay in memory with it.
    const isMost = 2 * posting.data.length > block.data.length;
    const kept = isMost ? posting : { ...posting, data: new Uint8Array(posting.data) };
    caches.postings.set(keyOf(term), kept, kept.data.length);
    return kept;
  };

  const readPostings = async (terms: readonly string[], found: Map<string, Posting>) => {
    const places = terms.map((term) => [term, blockOf(firstTerms, term)] as const);
    const numbers = places.map(([, number]) => number).filter((number) => number !== -1);
    const blocks = await store.blocks(id, [...new Set(numbers)]);
    for (const [term, number] of places) {
      const posting = readPosting(term, blocks.get(number));
      if (posting) found.set(term, posting);
    }
  };

  return {
    ...{ id, recency, size, paperIds },

    async postings(terms) {
      const found = new Map<string, Posting>();
      const unread: string[] = [];
      for (const term of terms) {
        const posting = caches.postings.get(keyOf(term));
        if (posting === undefined) unread.push(term);
        else if (posting !== 'absent') found.set(term, posting);
      }
      for (let from = 0; from < unread.length; from += READ_AT_ONCE) {
        if (from > 0) await pause();
        await readPostings(unread.slice(from, from + READ_AT_ONCE), found);
      }
      return found;
    },

    async streams(numbers) {
      const found = new Map<number, Uint32Array>();
      const unread = new Map<string, number>();
      for (const number of numbers) {
        const stream = caches.streams.get(keyOf(number));
        if (stream) found.set(number, stream);
        else unread.set(paperIds.at(number), number);
      }
      for (const [paper, stream] of await store.streams([...unread.keys()])) {
        const number = unread.get(paper) ?? 0;
        found.set(number, stream);
        caches.streams.set(keyOf(number), stream, stream.byteLength);
      }
      return found;
    },

    async *all() {
      for (let from = 0; from < firstTerms.length; from += READ_AT_ONCE) {
        const numbers = Array.from({ length: READ_AT_ONCE }, (_, index) => from + index);
        const blocks = await store.blocks(id, numbers);
        for (const number of numbers) {
          const block = blocks.get(number);
          if (block) yield* readBlock(block);
        }
      }
    },
  };
}

/** The number of the only block that can hold a term, -1 when there is none. */
function blockOf(firstTerms: readonly string[], term: string): number {
  let low = 0;
  let high = firstTerms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firstTerms[middle] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
