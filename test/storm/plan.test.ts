import { expect, test } from 'vitest';
import { createPlan, hashOf } from './plan.ts';

test('the same seed gives the same plan, and another one another', () => {
  expect(createPlan(7, 100)).toEqual(createPlan(7, 100));
  expect(hashOf(createPlan(7, 100))).not.toBe(hashOf(createPlan(8, 100)));
});

test('a hundred kills meet every kind of trouble, and few of the slow ones', () => {
  const { lives } = createPlan(1, 100);
  const kinds = lives.flatMap(({ troubles }) => troubles.map(({ trouble }) => trouble.kind));
  expect(new Set(kinds)).toEqual(
    new Set([
      ...['lose-request', 'lose-answer', 'cut-answer', 'fail-before', 'fail-after', 'hang'],
      ...['slow', 'limit', 'hang-up', 'send-away', 'outage'],
    ]),
  );
  expect(kinds.filter((kind) => kind === 'hang')).toHaveLength(2);
});
