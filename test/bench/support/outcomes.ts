import type { Listing, Morning } from './replay.ts';

const HOUR_MS = 3_600_000;

/** One way to say how many upvotes a paper had in the end. */
export interface Outcome {
  readonly title: string;
  /** Undefined where it is unknown: the paper is taken out of both orders. */
  of(listing: Listing, morning: Morning): number | undefined;
  canJudge(morning: Morning): boolean;
}

/** Readings are taken as the truth only when they are clearly later than the morning. */
export const settled: Outcome = {
  title: 'Settled: the last timed reading, at least 3 days later',
  of: lastReading(72),
  canJudge: () => true,
};

export const nextDay: Outcome = {
  title: 'Next day: the last timed reading, at least 12 hours later',
  of: lastReading(12),
  canJudge: () => true,
};

export const wholeLists: Outcome = {
  title: 'Whole lists: the highest count in the corpus, of unknown time; days that were read again',
  of: ({ highest }) => highest,
  canJudge: mostlyRose,
};

function lastReading(hours: number): Outcome['of'] {
  return ({ later }, { capturedAt }) =>
    later.findLast(({ at }) => at - capturedAt >= hours * HOUR_MS)?.upvotes;
}

/** Where most papers never rose above the morning's count, nobody read the list again. */
function mostlyRose({ listings }: Morning): boolean {
  const rose = listings.filter(({ highest, candidate }) => {
    return (highest ?? 0) > (candidate.observations.at(-1)?.upvotes ?? 0);
  });
  return rose.length > listings.length / 2;
}
