import { operatingPage } from '../../core/operating-page.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import type { Place } from '../places.ts';
import { probe } from '../probe.ts';

const ABOUT = 'Clock';
const HELP = operatingPage('wrong-clock');
const SECOND_MS = 1_000;
const WARNING_MS = 30 * SECOND_MS;

/** Slack's requests are refused as stale from here on. */
const WRONG_MS = 300 * SECOND_MS;

const SYNCHRONISE = 'Let the computer set its clock by the network (timedatectl set-ntp true).';

/** This computer's clock, beside those of whoever answers. */
export async function checkClock(
  places: readonly Place[],
  { now }: Clock,
): Promise<readonly Finding[]> {
  const answers = await Promise.allSettled(
    places.map((place) => probe(place.url, { ...place, now })),
  );
  const ahead = answers.flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value.aheadMs !== undefined
      ? [answer.value.aheadMs]
      : [],
  );
  if (ahead.length === 0) {
    const todo = 'See what the other lines say of the network, and run this again.';
    return [warning(ABOUT, 'nobody answered with a time to compare with', todo, HELP)];
  }
  return [findingOf(median(ahead))];
}

function findingOf(aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / SECOND_MS);
  if (seconds * SECOND_MS < WARNING_MS) return ok(ABOUT, 'right');
  const found = `${seconds} seconds ${aheadMs > 0 ? 'fast' : 'slow'}`;
  if (seconds * SECOND_MS < WRONG_MS) return warning(ABOUT, found, SYNCHRONISE, HELP);
  return problem(
    ABOUT,
    `${found}: editions come at a wrong time, and Slack is not understood`,
    SYNCHRONISE,
    HELP,
  );
}

/** One whose clock is wrong itself decides nothing. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
