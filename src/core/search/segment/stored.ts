import type { SearchSegmentStore, SegmentRecord } from '../../ports/stores/search-segments.ts';
import { findInBlock, readBlock } from './block.ts';
import type { Posting, Segment } from './model.ts';

/** Blocks read at a time when all of them are. */
const READ_AT_ONCE = 16;

/** A published segment: its papers and the first term of each block are kept in memory. */
export interface StoredSegment extends Segment {
  readonly recency: number;
}

export async function openSegment(
  store: SearchSegmentStore,
  { id, recency, size }: SegmentRecord,
): Promise<StoredSegment> {
  const [firstTerms, parts] = await Promise.all([store.firstTerms(id), store.papers(id)]);
  const paperIds = parts.flat();
  return {
    ...{ id, recency, size, paperIds },

    async postings(terms) {
      const places = terms.map((term) => [term, blockOf(firstTerms, term)] as const);
      const numbers = new Set(places.map(([, number]) => number));
      numbers.delete(-1);
      const blocks = await store.blocks(id, [...numbers]);
      const found = new Map<string, Posting>();
      for (const [term, number] of places) {
        const block = blocks.get(number);
        const posting = block && findInBlock(block, term);
        if (posting) found.set(term, posting);
      }
      return found;
    },

    async streams(numbers) {
      const ids = numbers.map((number) => paperIds[number] ?? '');
      const streams = await store.streams(ids);
      return new Map(
        numbers.flatMap((number, index) => {
          const stream = streams.get(ids[index] ?? '');
          return stream ? [[number, stream] as const] : [];
        }),
      );
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
