import { isDeepStrictEqual } from 'node:util';
import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import type { Config } from './config/load.ts';
import type { Subscription } from './core/edition/model.ts';
import type { Clock } from './core/ports/clock.ts';
import type { SubscriptionStore } from './core/ports/stores/subscriptions.ts';
import { addDays, localDate } from './core/schedule/dates.ts';
import { runAfter } from './core/schedule/next-run.ts';

interface Setting {
  readonly config: Config;
  readonly clock: Clock;
  /** The computer's zone, used unless the configuration names one. */
  readonly zone: string;
}

/** The local channel's subscription: due at once when it is new, then at its time of day. */
export function localSubscription({ config, clock, zone: computerZone }: Setting): Subscription {
  const { defaults } = config.settings;
  const zone = defaults.zone ?? computerZone;
  const now = clock.now();
  return {
    ...defaults,
    zone,
    id: 'local',
    channel: LOCAL_CHANNEL,
    nextDate: localDate(now, zone),
    nextRunAt: now,
    standing: { state: 'active' },
  };
}

/**
 * Stores the local channel's subscription. Until somebody changes them in the channel, its settings
 * are those of the configuration: when they changed, the next run is moved to the new time of its
 * date, and a first edition stays due.
 */
export async function subscribeLocal(
  subscriptions: SubscriptionStore,
  setting: Setting,
): Promise<void> {
  const wanted = localSubscription(setting);
  const known = await subscriptions.ensure(wanted);
  if (!known || known.by) return;
  const { nextDate, nextRunAt, standing } = known;
  const changed = { ...wanted, nextDate, nextRunAt, standing };
  if (isDeepStrictEqual(changed, known)) return;
  if (nextRunAt <= setting.clock.now()) return void (await subscriptions.save(changed));
  const before = addDays(nextDate, -1);
  await subscriptions.save({ ...changed, ...runAfter(before, wanted) });
}
