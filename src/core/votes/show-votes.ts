import { PlatformError, type PlatformFailure } from '../errors.ts';
import { withVotes } from '../message/votes.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { DisplayStore, WholeDisplay } from '../ports/stores/displays.ts';

export type ShowOutcome =
  /** It shows these votes, or nobody can see it any more. */
  | { readonly outcome: 'shown' }
  /** It shows what it showed, and will until something changes. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** To be tried again, no sooner than the platform asks. */
  | { readonly outcome: 'failed'; readonly reason: string; readonly waitMs: number };

/**
 * Recorded before an edit is sent: until its answer is recorded, and after a crash until the next
 * edit, nobody knows what the message shows.
 */
const UNSURE = -1;

/** Edits a message to show a team's votes, and records what it shows then. */
export async function showVotes(
  platform: ChatPlatform,
  display: WholeDisplay,
  votes: number,
  displays: DisplayStore,
): Promise<ShowOutcome> {
  const { key, message, content } = display;
  await displays.shown(key, UNSURE);
  try {
    const result = await platform.edit(message, withVotes(content, votes), key);
    // One that is gone is recorded like one that was edited: nothing is left to be done.
    await displays.shown(key, result === 'locked' ? display.votes : votes);
    if (result !== 'locked') return { outcome: 'shown' };
    return { outcome: 'refused', reason: 'its thread is locked' };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.failure.kind !== 'unknown-outcome') await displays.shown(key, display.votes);
    return explain(error.failure, error.message);
  }
}

function explain(failure: PlatformFailure, reason: string): ShowOutcome {
  switch (failure.kind) {
    case 'rate-limited':
      return { outcome: 'failed', reason, waitMs: failure.retryAfterMs };
    case 'unavailable':
    case 'unknown-outcome':
      return { outcome: 'failed', reason, waitMs: 0 };
    default:
      return { outcome: 'refused', reason };
  }
}
