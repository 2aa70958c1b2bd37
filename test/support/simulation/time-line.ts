import type { Random } from './random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Paperboy is not running, or its computer sleeps. */
interface Outage {
  readonly from: number;
  readonly to: number;
}

/** Somebody sets the computer's clock, or it is corrected: from then on it is off by so much. */
interface ClockStep {
  readonly at: number;
  readonly offsetMs: number;
}

export interface TimeLine {
  readonly outages: readonly Outage[];
  readonly steps: readonly ClockStep[];
}

/** About one outage in three days, some of them long, and one clock step in two weeks. */
export function createTimeLine(random: Random, from: number, days: number): TimeLine {
  const outages: Outage[] = [];
  const steps: ClockStep[] = [];
  const until = from + days * DAY_MS;
  for (let at = from; at < until; ) {
    at += random.integer(HOUR_MS, 6 * DAY_MS);
    const length = random.pick([
      ...([random.integer(1, 10) * MINUTE_MS, random.integer(1, 5) * HOUR_MS] as const),
      ...([random.integer(5, 12) * HOUR_MS, 36 * HOUR_MS] as const),
    ]);
    outages.push({ from: at, to: at + length });
    at += length;
  }
  for (let at = from; at < until; ) {
    at += random.integer(DAY_MS, 27 * DAY_MS);
    steps.push({ at, offsetMs: random.integer(-120, 120) * MINUTE_MS });
  }
  return { outages, steps };
}
