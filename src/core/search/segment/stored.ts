import type {
  SearchSegmentStore,
  SegmentRecord,
  StoredBlock,
} from '../../ports/stores/search-segments.ts';
import { findInBlock, readBlock } from './block.ts';
import type { Posting, Segment } from './model.ts';
import { enterPaperIds } from './paper-ids.ts';
import { createPostingCache, type PostingCache } from './posting-cache.ts';

/** Blocks read at a time: of common words each has a hundred kilobytes and more. */
const READ_AT_ONCE = 16;

/** A published segment: its papers and the first term of each block are kept in memory. */
export interface StoredSegment extends Segment {
  readonly id: string;
  readonly recency: number;
}

export async function openSegment(
  store: SearchSegmentStore,
  { id, recency, size }: SegmentRecord,
  pause: () => Promise<void>,
  cache: PostingCache = createPostingCache(() => size.papers),
): Promise<StoredSegment> {
  const firstTerms = await readFirstTerms(store, id, pause);
  const paperIds = await enterPaperIds(size.papers, papersOf(store, id), pause);
  const known = cache.forSegment();

  const readPosting = (term: string, block: StoredBlock | undefined): Posting | undefined => {
    const posting = block && findInBlock(block, term);
    if (!posting) {
      known.set(term, 'absent');
      return undefined;
    }
    // A copy, unless it is most of the block: all of that would stay in memory with it.
    const isMost = 2 * posting.data.length > block.data.length;
    const kept = isMost ? posting : { ...posting, data: new Uint8Array(posting.data) };
    known.set(term, kept);
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
        const posting = known.get(term);
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
      const places = new Map(numbers.map((number) => [paperIds.at(number), number]));
      const streams = await store.streams([...places.keys()]);
      return new Map(Array.from(streams, ([id, stream]) => [places.get(id) ?? 0, stream]));
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

async function readFirstTerms(
  store: SearchSegmentStore,
  id: string,
  pause: () => Promise<void>,
): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const some = await store.firstTerms(id, all.length);
    if (some.length === 0) return all;
    all.push(...some);
    await pause();
  }
}

async function* papersOf(store: SearchSegmentStore, id: string) {
  for (let part = 0; ; part += 1) {
    const papers = await store.papers(id, part);
    if (papers.length === 0) return;
    yield papers;
  }
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
