import { PlatformError } from '../errors.ts';
import type { ChatPlatform, MessageRef, ReactionEvent, Reactors } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { OutboxStore } from '../ports/stores/outbox.ts';
import type { VoteStore } from '../ports/stores/votes.ts';

/** Messages older than this are not repaired; their votes have long settled. */
const REPAIRED_MS = 14 * 24 * 3_600_000;

export interface VoteDependencies {
  readonly votes: VoteStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Stores a reaction as it happened. Whether it is a vote is derived when votes are counted. */
export function createReactionHandler({ votes, clock }: VoteDependencies) {
  return async ({ change, ...reaction }: ReactionEvent): Promise<void> => {
    if (change === 'added') await votes.add({ ...reaction, at: clock.now() });
    else await votes.remove(reaction);
  };
}

/**
 * Makes the stored reactions what the platform shows, both ways. Events are hints; the platform's
 * list of reactors is the truth, when it is whole.
 */
export async function reconcile(
  platform: ChatPlatform,
  { votes, outbox, clock, logger, signal }: VoteDependencies & { readonly signal: AbortSignal },
): Promise<void> {
  const messages = await outbox.paperMessages(platform.name, clock.now() - REPAIRED_MS);
  let added = 0;
  let removed = 0;
  for (const { message } of messages) {
    if (signal.aborted) return;
    const { reactors, complete } = await listReactors(platform, message);
    if (!complete) continue;
    const repair = await votes.replace({ platform: platform.name, message }, reactors, clock.now());
    added += repair.added;
    removed += repair.removed;
  }
  logger.info(
    { platform: platform.name, messages: messages.length, added, removed },
    'votes checked',
  );
}

/** A message that can't be asked about (deleted, or the platform is away) keeps what is known. */
async function listReactors(platform: ChatPlatform, message: MessageRef): Promise<Reactors> {
  try {
    return await platform.listReactors(message);
  } catch (error) {
    if (error instanceof PlatformError) return { reactors: [], complete: false };
    throw error;
  }
}
