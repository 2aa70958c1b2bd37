import type { Observation } from '../paper/model.ts';
import { GROWTH_SPAN_MS } from '../ports/stores/papers.ts';

const HOUR_MS = 3_600_000;

/** How fast upvotes come in. */
export interface Growth {
  /** Upvotes an hour, never negative. */
  readonly perHour: number;
  /** Between two readings, or on average since the listing began. */
  readonly since: 'reading' | 'listing';
}

/**
 * The rate from the latest reading and the newest one at least six hours older; without one, the
 * latest upvotes over the hours (one at least) since the listing began, at `listedAt`.
 */
export function measureGrowth(
  observations: readonly Observation[],
  listedAt: number | undefined,
): Growth | undefined {
  const latest = observations.at(-1);
  if (!latest) return undefined;
  const earlier = observations.findLast(({ at }) => latest.at - at >= GROWTH_SPAN_MS);
  if (earlier) {
    const hours = (latest.at - earlier.at) / HOUR_MS;
    return { perHour: Math.max(0, latest.upvotes - earlier.upvotes) / hours, since: 'reading' };
  }
  if (listedAt === undefined) return undefined;
  const hours = Math.max(1, (latest.at - listedAt) / HOUR_MS);
  return { perHour: latest.upvotes / hours, since: 'listing' };
}
