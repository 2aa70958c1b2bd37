import { describe, explain } from './explain.ts';
import type { Candidate, Ranked, Term, TermName } from './model.ts';
import { toPoints } from './score.ts';
import { type Signals, toSignals } from './signals.ts';

const NAMES: readonly TermName[] = ['upvotes', 'growth', 'comments', 'code', 'age', 'team'];

/**
 * The best first. Each score is the sum of its terms and depends on its own paper alone, so taking
 * a paper out never moves the others. Equal scores: more upvotes, then the newer day, then the id.
 *
 * @param now epoch milliseconds
 */
export function rank(candidates: readonly Candidate[], now: number): readonly Ranked[] {
  return candidates.map((candidate) => toRanked(candidate, now)).sort(compare);
}

function toRanked(candidate: Candidate, now: number): Ranked {
  const popularity = candidate.observations.at(-1);
  const signals = toSignals(candidate, now);
  const terms = toTerms(signals);
  return {
    ...candidate,
    ...(popularity && { popularity }),
    score: terms.reduce((sum, { points }) => sum + points, 0),
    terms,
    why: explain(signals),
  };
}

function toTerms(signals: Signals): readonly Term[] {
  const points = toPoints(signals);
  return NAMES.map((name) => ({ name, points: points[name], text: describe(name, signals) }));
}

function compare(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    (b.popularity?.upvotes ?? 0) - (a.popularity?.upvotes ?? 0) ||
    compareText(b.day ?? '', a.day ?? '') ||
    compareText(a.paper.id, b.paper.id)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
