import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuse } from '../../../src/core/search/fusion.ts';

test('what both lists have comes first, then the library’s best, then both in turn', () => {
  expect(fuse(['a', 'b', 'c', 'd', 'e', 'f'], ['x', 'f', 'y'])).toEqual([
    'f',
    'a',
    'b',
    'c',
    'd',
    'x',
    'e',
    'y',
  ]);
});

test('a paper whose title was typed stays first, whatever the network says', () => {
  expect(fuse(['a', 'b', 'c'], ['c', 'b'], new Set(['b']))).toEqual(['b', 'c', 'a']);
});

test('every paper stands there once, and without a network the library’s order stays', () => {
  const ids = fc.array(fc.integer({ min: 0, max: 80 }).map(String), { maxLength: 120 });
  fc.assert(
    fc.property(ids, ids, (library, network) => {
      const both = fuse(library, network);
      expect(both.toSorted()).toEqual([...new Set([...library, ...network])].toSorted());
      expect(fuse(library, [])).toEqual([...new Set(library)]);
    }),
  );
});
