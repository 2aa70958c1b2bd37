import { describe, expect, it } from 'vitest';
import { bootstrap, ndcg, shareOfTop } from './metrics.ts';

describe('the measures of the ranking bench', () => {
  it('give the best order 1, and other orders what the formula gives by hand', () => {
    expect(ndcg([3, 2, 1], 10)).toBe(1);
    expect(ndcg([1, 2, 3], 10)).toBeCloseTo(
      (1 + 2 / Math.log2(3) + 3 / 2) / (3 + 2 / Math.log2(3) + 1 / 2),
      12,
    );
    expect(ndcg([1, 9], 1)).toBeCloseTo(1 / 9, 12);
  });

  it('count each of several equal papers as one of the best', () => {
    expect(shareOfTop([5, 5, 5], 2)).toBe(1);
    expect(shareOfTop([1, 9, 8, 7], 2)).toBe(0.5);
  });

  it('draw the same samples in every run, around the mean', () => {
    const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const [low, high] = bootstrap(values);
    expect(bootstrap(values)).toEqual([low, high]);
    expect(low).toBeLessThan(4.5);
    expect(high).toBeGreaterThan(4.5);
  });
});
