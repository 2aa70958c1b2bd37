import { expect, test } from 'vitest';
import { withSecondOpinion } from '../../../src/core/search/second-opinion.ts';

const TEAM = ['ada', 'ben', 'cleo', 'dan', 'eve'];
const PAPERS = Array.from({ length: 20 }, (_, index) => `p${index + 1}`);

test('without votes the order by content stays', () => {
  expect(withSecondOpinion(PAPERS, TEAM, new Map())).toEqual(PAPERS);
  expect(withSecondOpinion(PAPERS, [], new Map([['p9', TEAM]]))).toEqual(PAPERS);
});

test('a paper that the same people voted for rises, the more of them the further', () => {
  const place = (voters: readonly string[], id = 'p9'): number =>
    withSecondOpinion(PAPERS, TEAM, new Map([[id, voters]])).indexOf(id) + 1;
  expect(place(['ada'])).toBe(8);
  expect(place(['ada', 'ben', 'cleo'])).toBeLessThan(8);
  expect(place(TEAM)).toBeLessThan(place(['ada', 'ben', 'cleo']));
  expect(place(['finn', 'gil', 'hal'])).toBe(9);
});

test('no number of votes lifts a paper from far below to the first place', () => {
  const all = withSecondOpinion(PAPERS, TEAM, new Map([['p15', TEAM]]));
  expect(all[0]).toBe('p1');
});
