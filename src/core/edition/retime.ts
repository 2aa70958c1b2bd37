import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { SubscriptionStore } from '../ports/stores/subscriptions.ts';
import { runAt } from '../schedule/next-run.ts';

interface RetimeDependencies {
  readonly subscriptions: Pick<SubscriptionStore, 'upcoming' | 'save'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Moves each run that is to come to where today's zone data puts its date and time: a newer Node may
 * know of a change that was decided after the run was computed. What is due stays due.
 */
export async function retime({ subscriptions, clock, logger }: RetimeDependencies): Promise<void> {
  for (const subscription of await subscriptions.upcoming(clock.now())) {
    const nextRunAt = runAt(subscription.nextDate, subscription);
    if (nextRunAt === subscription.nextRunAt) continue;
    await subscriptions.save({ ...subscription, nextRunAt });
    logger.info({ subscription: subscription.id, nextRunAt }, 'run moved with its zone');
  }
}
