import { mean } from '../metrics.ts';
import type { JudgedQuery } from './collections.ts';

/** Means over queries, as trec_eval counts them. */
export interface Quality {
  readonly ndcg: number;
  readonly recall: number;
  readonly mrr: number;
}

export interface Answered {
  readonly query: JudgedQuery;
  /** The ids of the documents found, the best first. */
  readonly found: readonly string[];
}

export const measure = (answered: readonly Answered[]): Quality => ({
  ndcg: mean(answered.map(({ query, found }) => ndcgAt10(found, query.grades))),
  recall: mean(answered.map(({ query, found }) => recallAt100(found, query.grades))),
  mrr: mean(answered.map(({ query, found }) => reciprocalRank(found, query.grades))),
});

type Grades = ReadonlyMap<string, number>;

/** With the grade itself as the gain; 0 to 1. */
export function ndcgAt10(found: readonly string[], grades: Grades): number {
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(found.map((id) => grades.get(id) ?? 0)) / ideal;
}

const gain = (grades: readonly number[]): number =>
  grades
    .slice(0, 10)
    .reduce((sum, grade, index) => sum + Math.max(grade, 0) / Math.log2(index + 2), 0);

function recallAt100(found: readonly string[], grades: Grades): number {
  const fitting = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const first = new Set(found.slice(0, 100));
  return fitting.filter((id) => first.has(id)).length / fitting.length;
}

function reciprocalRank(found: readonly string[], grades: Grades): number {
  const rank = found.findIndex((id) => (grades.get(id) ?? 0) > 0) + 1;
  return rank === 0 ? 0 : 1 / rank;
}

/** The smallest value that at least this part of the values does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
