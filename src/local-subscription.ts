import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import type { Config } from './config/load.ts';
import type { Subscription } from './core/edition/model.ts';
import type { Clock } from './core/ports/clock.ts';
import { localDate } from './core/schedule/dates.ts';

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
  };
}
