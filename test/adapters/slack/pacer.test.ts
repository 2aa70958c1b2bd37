import { describe, expect, test } from 'vitest';
import { createPacer, type Pacer } from '../../../src/adapters/slack/pacer.ts';

/** Timers may ring a moment early, and on a busy machine much too late. */
const GAP = 100;
const EARLY = 5;
/** Whoever waited for it would be noticed. */
const LONG = 10_000;

/** How long (ms) these turns take, asked for at once. */
async function taking(pacer: Pacer, keys: readonly string[]): Promise<number> {
  const began = performance.now();
  await Promise.all(keys.map((key) => pacer.turn(key)));
  return performance.now() - began;
}

const times = (count: number): readonly string[] => Array(count).fill('a');

describe.concurrent('a pacer', () => {
  test('lets the turns of one key follow each other at a distance, in their order', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 1 });
    const began = performance.now();
    const order: number[] = [];
    const turns = [0, 1, 2].map(async (index) => {
      await pacer.turn('a');
      order.push(index);
      expect(performance.now() - began).toBeGreaterThan(index * GAP - EARLY);
    });
    await Promise.all(turns);
    expect(order).toEqual([0, 1, 2]);
  });

  test('makes no key wait for another', async () => {
    const pacer = createPacer({ gapMs: LONG, burst: 1 });
    expect(await taking(pacer, ['a', 'b', 'c'])).toBeLessThan(LONG / 2);
  });

  test('lets some come at once after a rest', async () => {
    const pacer = createPacer({ gapMs: LONG, burst: 3 });
    expect(await taking(pacer, times(3))).toBeLessThan(LONG / 2);
  });

  test('saves up no more turns than these, however long it rests', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 3 });
    expect(await taking(pacer, times(5))).toBeGreaterThan(2 * GAP - EARLY);
    await new Promise((resolve) => setTimeout(resolve, 8 * GAP));
    expect(await taking(pacer, times(5))).toBeGreaterThan(2 * GAP - EARLY);
  });

  test('keeps the distance from the end of what took a turn', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 1 });
    await pacer.turn('a');
    await new Promise((resolve) => setTimeout(resolve, 2 * GAP));
    pacer.ended('a');
    expect(await taking(pacer, ['a'])).toBeGreaterThan(GAP - EARLY);
  });

  test('forgets no key that has to wait, however many there are', async () => {
    const pacer = createPacer({ gapMs: 2 * GAP, burst: 1 });
    const began = performance.now();
    await pacer.turn('a');
    await taking(
      pacer,
      Array.from({ length: 1_500 }, (_, index) => `other ${index}`),
    );
    await pacer.turn('a');
    expect(performance.now() - began).toBeGreaterThan(2 * GAP - EARLY);
  });
});
