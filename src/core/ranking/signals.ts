import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/model.ts';
import { type Growth, measureGrowth } from './growth.ts';
import type { Candidate } from './model.ts';

const DAY_MS = 86_400_000;

/** What the score is made from, in the units that people read. Undefined is unknown, not zero. */
export interface Signals {
  readonly upvotes?: number;
  readonly growth?: Growth;
  readonly comments: number;
  readonly hasCode: boolean;
  /** GitHub's, of the latest reading that tells them. */
  readonly stars?: number;
  /** Days since the listing began, with fractions; never negative. */
  readonly age?: number;
  /** People of the team. */
  readonly votes: number;
}

/** Reads a candidate's signals at a moment (epoch milliseconds). */
export function toSignals(candidate: Candidate, now: number): Signals {
  const { paper, observations, votes } = candidate;
  const latest = observations.at(-1);
  const listedAt = listingStart(candidate);
  const growth = measureGrowth(observations, listedAt);
  const stars = observations.findLast((reading) => reading.stars !== undefined)?.stars;
  return {
    comments: latest?.comments ?? 0,
    hasCode: paper.codeUrl !== undefined,
    votes,
    ...(latest && { upvotes: latest.upvotes }),
    ...(growth && { growth }),
    ...(stars !== undefined && { stars }),
    ...(listedAt !== undefined && { age: Math.max(0, now - listedAt) / DAY_MS }),
  };
}

/** When people could first vote; for a paper that was never listed, when it was published. */
function listingStart({ day, paper }: Candidate): number | undefined {
  return day === undefined ? paper.publishedAt : startOfDay(day);
}

/** Hugging Face's days begin at midnight in New York. */
function startOfDay(day: Day): number {
  return Temporal.PlainDate.from(day).toZonedDateTime('America/New_York').epochMilliseconds;
}
