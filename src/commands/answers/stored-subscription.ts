import type { Subscription } from '../../core/edition/model.ts';
import { UserError } from '../../core/errors.ts';
import type { CommandContext } from '../context.ts';
import { NO_EDITIONS } from './next-edition.ts';

/** Throws UserError where a channel gets no editions. */
export function requireSubscription({ subscription }: CommandContext): Subscription {
  if (!subscription) throw new UserError(NO_EDITIONS);
  return subscription;
}

/** Throws UserError, and changes nothing, where somebody unsubscribed the channel meanwhile. */
export async function saveSubscription(
  subscription: Subscription,
  { subscriptions }: CommandContext,
): Promise<void> {
  if (await subscriptions.save(subscription)) return;
  throw new UserError(
    'This channel was unsubscribed a moment ago. /papers subscribe brings it back.',
  );
}
