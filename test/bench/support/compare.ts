import type { Day } from '../../../src/core/paper/model.ts';
import { rank } from '../../../src/core/ranking/rank.ts';
import type { Outcome } from './outcomes.ts';
import type { Listing, Morning } from './replay.ts';

/** With five papers or fewer, every order shows the top five. */
export const FEWEST = 6;

/** One day's eventual upvotes, in the order of the score and in plain upvote order. */
export interface Compared {
  readonly day: Day;
  readonly score: readonly number[];
  readonly upvotes: readonly number[];
}

/** The listings whose outcome is known; none on a day that the outcome can't judge. */
export function knownListings(morning: Morning, outcome: Outcome): readonly Listing[] {
  if (!outcome.canJudge(morning)) return [];
  return morning.listings.filter((listing) => outcome.of(listing, morning) !== undefined);
}

/** Undefined when too few outcomes are known. */
export function compare(morning: Morning, outcome: Outcome): Compared | undefined {
  const known = knownListings(morning, outcome);
  if (known.length < FEWEST) return undefined;
  const eventual = new Map(
    known.map((listing) => [listing.candidate.paper.id, outcome.of(listing, morning) ?? 0]),
  );
  const candidates = known.map(({ candidate }) => candidate);
  const ranked = rank(candidates, morning.capturedAt);
  return {
    day: morning.day,
    score: ranked.map(({ paper }) => eventual.get(paper.id) ?? 0),
    // The file is in upvote order already, and the sort keeps Hugging Face's order of equals.
    upvotes: candidates
      .toSorted((a, b) => morningUpvotes(b) - morningUpvotes(a))
      .map(({ paper }) => eventual.get(paper.id) ?? 0),
  };
}

const morningUpvotes = ({ observations }: Listing['candidate']): number =>
  observations.at(-1)?.upvotes ?? 0;
