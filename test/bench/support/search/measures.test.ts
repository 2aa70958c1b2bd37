import { describe, expect, it } from 'vitest';
import { measure, ndcgAt10, quantile } from './measures.ts';

const grades = new Map([
  ['a', 2],
  ['b', 1],
  ['c', 0],
]);
const query = { id: 'q', text: '', grades };

describe('the measures of the search bench', () => {
  it('give what the formulas give by hand', () => {
    const ideal = 2 + 1 / Math.log2(3);
    expect(ndcgAt10(['a', 'b'], grades)).toBe(1);
    expect(ndcgAt10(['c', 'a'], grades)).toBeCloseTo(2 / Math.log2(3) / ideal, 12);
    expect(measure([{ query, found: ['c', 'b'] }])).toMatchObject({ recall: 0.5, mrr: 0.5 });
  });

  it('count nothing found as nothing, and not as an error', () => {
    expect(measure([{ query, found: [] }])).toEqual({ ndcg: 0, recall: 0, mrr: 0 });
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
  });
});
