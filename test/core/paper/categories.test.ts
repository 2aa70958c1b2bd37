import { expect, test } from 'vitest';
import { isInSet, parseCategorySet } from '../../../src/core/paper/categories.ts';

test.each([
  ['cs.CL', ['cs.CL'], []],
  ['cs.CL+cs.LG-cs.CV', ['cs.CL', 'cs.LG'], ['cs.CV']],
  [
    'astro-ph+cond-mat.mes-hall-quant-ph+hep-th',
    ['astro-ph', 'cond-mat.mes-hall', 'hep-th'],
    ['quant-ph'],
  ],
  ['cond-mat.soft-cs.LG', ['cond-mat.soft'], ['cs.LG']],
  ['cs-cs.CV-cs.RO', ['cs'], ['cs.CV', 'cs.RO']],
] as const)(
  '%s: plus joins, minus leaves out, and names keep their hyphens',
  (text, include, exclude) => {
    expect(parseCategorySet(text)).toEqual({ include, exclude });
  },
);

test.each([
  '',
  '-cs.CV',
  '+cs.CL',
  'cs.CL,cs.LG',
  'cs.CL+',
  'cs.CL+nonsense',
  'cs.cl',
  'cs.CL cs.LG',
  'cs.CL--cs.LG',
])('"%s" is no set of categories', (text) => {
  expect(parseCategorySet(text)).toBeUndefined();
});

test('an archive stands for all that is in it, and what is left out wins', () => {
  const set = { include: ['cs', 'stat.ML'], exclude: ['cs.CV'] };
  expect(isInSet(['cs.CL'], set)).toBe(true);
  expect(isInSet(['math.OC', 'stat.ML'], set)).toBe(true);
  expect(isInSet(['cs.CL', 'cs.CV'], set)).toBe(false);
  expect(isInSet(['csx.CL', 'stat.TH'], set)).toBe(false);
});
