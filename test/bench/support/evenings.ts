import type { Observation } from '../../../src/core/paper/model.ts';
import type { Readings } from './readings.ts';
import type { Listing, Morning } from './replay.ts';

const HOUR_MS = 3_600_000;

/**
 * The same lists 6 to 24 hours after the morning, as far as the timed readings know them: each
 * paper has two readings, so its growth is measured. Code is unknown here.
 */
export function toEvenings({ byPaper, captures }: Readings): readonly Morning[] {
  return [...captures].sort().flatMap(([day, capturedAt]) => {
    const listings = [...byPaper.values()].flatMap((timed) => {
      const isListed = timed.some(({ listed, at }) => listed === day && at === capturedAt);
      return isListed ? toListing(timed, day, capturedAt) : [];
    });
    const at = Math.max(...listings.map(({ candidate }) => lastAt(candidate.observations)));
    return listings.length > 0 ? [{ day, capturedAt: at, listings }] : [];
  });
}

function toListing(timed: readonly Observation[], day: string, from: number): readonly Listing[] {
  const until = from + 24 * HOUR_MS;
  const known = timed.filter(({ at }) => at <= until);
  if (lastAt(known) - from < 6 * HOUR_MS) return [];
  const id = known[0]?.paperId ?? '';
  const paper = { id, title: id, abstract: '', authors: [], authorCount: 0, keywords: [] };
  return [
    {
      candidate: { paper, day, observations: known, votes: 0 },
      later: timed.filter(({ at }) => at > until),
      highest: undefined,
    },
  ];
}

const lastAt = (readings: readonly Observation[]): number => readings.at(-1)?.at ?? 0;
