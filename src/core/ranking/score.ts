import type { TermName } from './model.ts';
import type { Signals } from './signals.ts';

/*
 * The unit of every term is the doubling: one point is worth twice the upvotes. docs/ranking.md
 * says of each constant whether it was measured, and on what, or chosen.
 */

/** Points for each doubling of the rate. Measured 0.34 on 1,789 papers with two readings. */
const GROWTH = 0.3;

/** Points for each doubling of the discussion. Measured 0.02 to 0.23, never clearly above none. */
const COMMENTS = 0.2;

/** Points for each doubling of the stars. Measured 0.01 to 0.03, hardly surely: it breaks ties. */
const CODE = 0.01;

/** Points lost for each doubling of the days: 1 is to rank by upvotes per day listed. */
const AGE = 1;

/** No number of team votes is worth more than four doublings, sixteen times the upvotes. */
const TEAM_LIMIT = 4;

/** The number of team votes that are worth half of the limit. */
const TEAM_HALF = 2;

/** What each signal adds, in doublings of the upvotes. What is unknown adds nothing. */
export function toPoints(signals: Signals): Readonly<Record<TermName, number>> {
  const { upvotes = 0, growth, comments, hasCode, stars = 0, age = 0, votes } = signals;
  return {
    upvotes: Math.log2(1 + upvotes),
    growth: GROWTH * Math.log2(1 + (growth?.perHour ?? 0)),
    // The first comment is, nearly always, the submitter's own presentation of the paper.
    comments: COMMENTS * Math.log2(1 + Math.max(0, comments - 1)),
    // A repository without stars is still code: it counts as the first star.
    code: hasCode ? CODE * Math.log2(2 + stars) : 0,
    age: age === 0 ? 0 : -AGE * Math.log2(1 + age),
    team: (TEAM_LIMIT * votes) / (votes + TEAM_HALF),
  };
}
