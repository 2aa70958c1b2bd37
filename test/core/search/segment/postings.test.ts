import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addImpacts,
  concatenatePostings,
  encodePostings,
  forEachPosting,
} from '../../../../src/core/search/segment/postings.ts';

const numbers = fc
  .uniqueArray(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 40 })
  .map((some) => some.toSorted((a, b) => a - b));

const impactOf = (number: number): number => (number % 255) + 1;

function read(data: Uint8Array): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  forEachPosting(data, (number, impact) => found.push([number, impact]));
  return found;
}

test('a list of postings says what was put in, whatever the distances', () => {
  fc.assert(
    fc.property(numbers, (some) => {
      const data = encodePostings(some.flatMap((number) => [number, impactOf(number)]));
      expect(read(data)).toEqual(some.map((number) => [number, impactOf(number)]));
      const scores = new Float32Array(3_000_001);
      addImpacts(data, 255, scores);
      for (const number of some) expect(scores[number]).toBe(impactOf(number));
    }),
    { numRuns: 30 },
  );
});

test('lists that are merged say what each said, with its numbers after those before', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), (lists) => {
      const parts = lists.map((some, index) => ({
        data: encodePostings(some.flatMap((number) => [number, impactOf(number)])),
        offset: index * 3_000_001,
      }));
      const expected = lists.flatMap((some, index) =>
        some.map((number) => [number + index * 3_000_001, impactOf(number)]),
      );
      expect(read(concatenatePostings(parts))).toEqual(expected);
    }),
  );
});
