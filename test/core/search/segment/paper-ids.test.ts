import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enterPaperIds } from '../../../../src/core/search/segment/paper-ids.ts';

const pause = async (): Promise<void> => undefined;

/** Few different ones, so that some come again; of any letters, and of hundreds beside each other. */
const ids = fc.oneof(
  fc.array(fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }), { maxLength: 60 }),
  fc
    .integer({ min: 500, max: 1_100 })
    .map((count) => Array.from({ length: count }, (_, n) => `p${n}`)),
);

async function* inParts(all: readonly string[], cut: number) {
  yield all.slice(0, cut);
  yield all.slice(cut);
}

test('a paper is found by its number, and its last number by the paper', async () => {
  await fc.assert(
    fc.asyncProperty(ids, fc.nat(60), async (all, cut) => {
      const entered = await enterPaperIds(all.length, inParts(all, cut), pause);
      expect(entered.length).toBe(all.length);
      expect(all.map((_, number) => entered.at(number))).toEqual(all);
      for (const id of all) expect(entered.numberOf(id)).toBe(all.lastIndexOf(id));
      expect(entered.numberOf('another paper')).toBeUndefined();
      const repeated = all.flatMap((id, n) => (all.lastIndexOf(id) === n ? [] : [n]));
      expect(entered.repeated.toSorted((a, b) => a - b)).toEqual(repeated);
    }),
  );
});
