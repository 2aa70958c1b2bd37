import type { Day, Observation, Paper, Popularity } from '../paper/model.ts';

/** A paper with everything that its score is made from. */
export interface Candidate {
  readonly paper: Paper;
  /** The source's day it was listed on. */
  readonly day?: Day;
  /** Every reading of its popularity, oldest first. */
  readonly observations: readonly Observation[];
  /** People of the team who voted for it. */
  readonly votes: number;
}

/** One term of a score: what it is, what it was made from, and what it adds. */
export interface Term {
  readonly name: TermName;
  readonly points: number;
  /** For people, with its unit: "163 upvotes", "+12 an hour", "3 votes of your team". */
  readonly text: string;
}

export type TermName = 'upvotes' | 'growth' | 'comments' | 'code' | 'age' | 'team';

export interface Ranked extends Candidate {
  /** The latest reading, when there is one. */
  readonly popularity?: Popularity;
  readonly score: number;
  readonly terms: readonly Term[];
  /** Why it stands where it stands, in one line. */
  readonly why: string;
}
