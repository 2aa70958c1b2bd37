import type { Pace } from './pacer.ts';

/** How fast Slack lets us go (platforms.md, 1.1). */
export interface Paces {
  /** Of messages in one channel. */
  readonly posts: Pace;
  /** Of messages in the whole workspace. */
  readonly workspacePosts: Pace;
  /** Of each method of the third tier, in the whole workspace. */
  readonly thirdTier: Pace;
  /** Milliseconds before a token that was refused is tried again. */
  readonly refusedTokenMs: number;
}

const MINUTE_MS = 60_000;

/** About one a second, and a little more to be safe. */
const POST_GAP_MS = 1_100;

/** “Several hundred a minute” is what Slack says; the least that this can mean. */
const MESSAGES_PER_MINUTE = 300;

/** Five messages at once, and two in hand: as many fewer in the minute that follows. */
const WORKSPACE_BURST = 5;
const IN_HAND = 2;

export interface Allowance {
  /** Messages in the whole workspace. */
  readonly messagesPerMinute?: number;
  /** How many times faster than the real one this Slack's time runs. */
  readonly haste?: number;
}

/** As fast as Slack allows. */
export function pacesAt({
  messagesPerMinute = MESSAGES_PER_MINUTE,
  haste = 1,
}: Allowance = {}): Paces {
  const workspaceGapMs = MINUTE_MS / (messagesPerMinute - WORKSPACE_BURST - IN_HAND);
  return {
    posts: { gapMs: POST_GAP_MS / haste, burst: 1 },
    workspacePosts: { gapMs: workspaceGapMs / haste, burst: WORKSPACE_BURST },
    // Fifty a minute: ten at once, and forty after them.
    thirdTier: { gapMs: 1_500 / haste, burst: 10 },
    refusedTokenMs: MINUTE_MS / haste,
  };
}

/** So many channels, each at its pace, use up what the workspace takes; one more fills the gaps. */
export const lanesAt = ({ messagesPerMinute = MESSAGES_PER_MINUTE }: Allowance = {}): number =>
  Math.ceil((messagesPerMinute * POST_GAP_MS) / MINUTE_MS) + 1;
