import type { Pace } from './pacer.ts';

/** How fast Slack lets us go (platforms.md, 1.1). */
export interface Paces {
  /** Of messages in one channel. */
  readonly posts: Pace;
  /** Of each method of the third tier, in the whole workspace. */
  readonly thirdTier: Pace;
  /** Milliseconds before a token that was refused is tried again. */
  readonly refusedTokenMs: number;
}

const PACES: Paces = {
  // About one a second, and a little more to be safe.
  posts: { gapMs: 1_100, burst: 1 },
  // Fifty a minute: ten at once, and forty after them.
  thirdTier: { gapMs: 1_500, burst: 10 },
  refusedTokenMs: 60_000,
};

/** As fast as Slack allows, where its time runs so many times faster. */
export function pacesAt(haste: number): Paces {
  const { posts, thirdTier, refusedTokenMs } = PACES;
  return {
    posts: { ...posts, gapMs: posts.gapMs / haste },
    thirdTier: { ...thirdTier, gapMs: thirdTier.gapMs / haste },
    refusedTokenMs: refusedTokenMs / haste,
  };
}
