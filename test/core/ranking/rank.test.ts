import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/ranking/model.ts';
import { rank } from '../../../src/core/ranking/rank.ts';
import { candidate, hours, LISTED_AT } from './candidate.ts';

const NOW = LISTED_AT + hours(11);

const order = (...candidates: readonly Candidate[]): readonly string[] =>
  rank(candidates, NOW).map(({ paper }) => paper.id);

const facts = fc.record({
  upvotes: fc.nat(2_000),
  comments: fc.nat(50),
  stars: fc.option(fc.nat(100_000), { nil: undefined }),
  votes: fc.nat(8),
  day: fc.constantFrom('2026-06-08', '2026-06-09', '2026-06-10'),
  earlier: fc.oneof(fc.constant({}), fc.record({ 2: fc.nat(2_000) })),
});

const candidates = fc
  .array(facts, { maxLength: 10 })
  .map((all) => all.map((one, index) => candidate({ ...one, id: `2606.0000${index}` })));

describe('rank', () => {
  it('never puts a paper lower for having more upvotes, all else equal', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 500 }), (one, more) => {
        const fewer = candidate({ ...one, id: '2606.00001' });
        const richer = candidate({ ...one, id: '2606.00002', upvotes: one.upvotes + more });
        expect(order(fewer, richer)[0]).toBe('2606.00002');
      }),
    );
  });

  it('puts the faster of two papers with equal upvotes first', () => {
    const slow = candidate({ id: '2606.00001', upvotes: 40, earlier: { 2: 38 } });
    const fast = candidate({ id: '2606.00002', upvotes: 40, earlier: { 2: 10 } });
    expect(order(slow, fast)).toEqual(['2606.00002', '2606.00001']);
  });

  it('lets code and a discussion decide between papers that are otherwise equal', () => {
    const bare = candidate({ id: '2606.00001', upvotes: 40, comments: 1 });
    const withCode = candidate({ id: '2606.00002', upvotes: 40, comments: 1, stars: 0 });
    const discussed = candidate({ id: '2606.00003', upvotes: 40, comments: 4 });
    expect(order(bare, withCode, discussed)).toEqual(['2606.00003', '2606.00002', '2606.00001']);
  });

  it('spreads upvotes over the days that a paper was listed', () => {
    const today = candidate({ id: '2606.00001', upvotes: 40 });
    const lastWeek = candidate({ id: '2606.00002', day: '2026-06-03', upvotes: 80 });
    expect(order(lastWeek, today)).toEqual(['2606.00001', '2606.00002']);
  });

  it('lifts a paper that one person of the team voted for over one with twice its upvotes', () => {
    const popular = candidate({ id: '2606.00001', upvotes: 40 });
    const chosen = candidate({ id: '2606.00002', upvotes: 20, votes: 1 });
    expect(order(popular, chosen)[0]).toBe('2606.00002');
  });

  it('lets no number of team votes beat a paper with fifty times the upvotes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(10_000), (upvotes, votes) => {
        const chosen = candidate({ id: '2606.00001', upvotes, votes });
        const popular = candidate({ id: '2606.00002', upvotes: 50 * upvotes });
        expect(order(chosen, popular)[0]).toBe('2606.00002');
      }),
    );
  });

  it('ranks papers without a reading, a day or a date, after those with upvotes', () => {
    const { day: _, ...unlisted } = candidate({ id: '2606.00001' });
    const unread = { ...unlisted, observations: [] };
    const [first, last] = rank([unread, candidate({ id: '2606.00002', upvotes: 3 })], NOW);
    expect(first?.paper.id).toBe('2606.00002');
    expect(last).toMatchObject({ score: 0, why: 'upvotes not known yet' });
    expect(last).not.toHaveProperty('popularity');
  });

  it('gives every paper six terms that add up to its score, each with a text', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const { score, terms } of rank(all, NOW)) {
          expect(new Set(terms.map(({ name }) => name)).size).toBe(6);
          expect(terms.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 9);
          expect(terms.every(({ text }) => text !== '')).toBe(true);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
    );
  });

  it('gives the same order whatever order the papers come in', () => {
    const shuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(order(...one)).toEqual(order(...other));
      }),
    );
  });

  it('settles equal papers by the identifier', () => {
    const [a, b] = [candidate({ id: '2606.00001' }), candidate({ id: '2606.00002' })];
    expect(order(b, a)).toEqual(['2606.00001', '2606.00002']);
  });
});
