import { createCache } from './cache.ts';
import type { Posting } from './model.ts';

/** Postings that were read lately, of all segments: the same words are searched for again and again. */
export interface PostingCache {
  /** A part for a segment that is opened. */
  forSegment(): SegmentPostings;
}

export interface SegmentPostings {
  /** `absent` where the segment does not have the term. */
  get(term: string): Posting | 'absent' | undefined;
  set(term: string, posting: Posting | 'absent'): void;
}

/** Bytes kept: a paper has about 270 in all. */
const LEAST = 24e6;
const PER_PAPER = 100;

/** @param papers how many there are now */
export function createPostingCache(papers: () => number): PostingCache {
  const cache = createCache<Posting | 'absent'>(() => Math.max(LEAST, papers() * PER_PAPER));
  let opened = 0;
  return {
    forSegment() {
      opened += 1;
      // Short, because there are many keys.
      const prefix = `${opened} `;
      return {
        get: (term) => cache.get(prefix + term),
        set: (term, posting) =>
          cache.set(prefix + term, posting, posting === 'absent' ? 0 : posting.data.length),
      };
    },
  };
}
