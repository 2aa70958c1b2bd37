import type { Ranked, Term, TermName } from './model.ts';

/** Terms whose figures stand nowhere else in a paper's message. */
const TOLD: ReadonlySet<TermName> = new Set(['growth', 'team']);

/** Less than this rounds to nothing. */
const SMALLEST = 0.05;

/**
 * Where a paper stands and what put it there: "No. 1 of 17 by score 8.6: upvotes 7.4, growth 1.0
 * (10 an hour so far), comments 0.2". The points are doublings of the upvotes (docs/ranking.md).
 */
export function explainPlace({ score, terms }: Ranked, place: number, of: number): string {
  const telling = terms.filter(({ points }) => Math.abs(points) >= SMALLEST).map(describe);
  const parts = telling.length > 0 ? `: ${telling.join(', ')}` : '';
  return `No. ${place} of ${of} by score ${format(score)}${parts}`;
}

function describe({ name, points, text }: Term): string {
  const detail = TOLD.has(name) ? ` (${text})` : '';
  return `${name} ${format(points)}${detail}`;
}

/** One decimal, with a real minus sign. */
const format = (points: number): string => points.toFixed(1).replace('-', '−');
