import { describe, expect, test } from 'vitest';
import { createPacer, type Pace } from '../../../src/adapters/slack/pacer.ts';

/** When (ms after the first) each of some turns came, asked for at once. */
async function turnsOf(pace: Pace, keys: readonly string[]): Promise<readonly number[]> {
  const pacer = createPacer(pace);
  const began = performance.now();
  return Promise.all(
    keys.map(async (key) => {
      await pacer.turn(key);
      return performance.now() - began;
    }),
  );
}

const GAP = 100;
/** Timers may ring a moment early, and on a busy machine much too late. */
const EARLY = 5;

describe.concurrent('a pacer', () => {
  test('lets the turns of one key follow each other at a distance, in their order', async () => {
    const [first = 0, ...others] = await turnsOf({ gapMs: GAP, burst: 1 }, ['a', 'a', 'a']);
    expect(first).toBeLessThan(GAP);
    for (const [index, at] of others.entries())
      expect(at).toBeGreaterThan((index + 1) * GAP - EARLY);
  });

  test('makes no key wait for another', async () => {
    const [a = 0, b = 0, c = 0] = await turnsOf({ gapMs: 2_000, burst: 1 }, ['a', 'b', 'c']);
    expect(Math.max(a, b, c)).toBeLessThan(1_000);
  });

  test('lets some come at once after a rest, and saves up no more than these', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 3 });
    const began = performance.now();
    const turns = async (count: number) => {
      await Promise.all(Array.from({ length: count }, () => pacer.turn()));
      return performance.now() - began;
    };
    expect(await turns(3)).toBeLessThan(GAP);
    expect(await turns(2)).toBeGreaterThan(2 * GAP - EARLY);
    await new Promise((resolve) => setTimeout(resolve, 8 * GAP));
    const rested = performance.now() - began;
    expect((await turns(3)) - rested).toBeLessThan(GAP);
    expect((await turns(1)) - rested).toBeGreaterThan(GAP - EARLY);
  });

  test('counts from when something took place, when that was late', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 1 });
    const began = performance.now();
    await pacer.turn('a');
    pacer.late('a', 2 * GAP);
    await pacer.turn('a');
    expect(performance.now() - began).toBeGreaterThan(3 * GAP - EARLY);
  });

  test('forgets no key that has to wait, however many there are', async () => {
    const pacer = createPacer({ gapMs: GAP, burst: 1 });
    const began = performance.now();
    await pacer.turn('a');
    await Promise.all(Array.from({ length: 2_000 }, (_, index) => pacer.turn(`other ${index}`)));
    await pacer.turn('a');
    expect(performance.now() - began).toBeGreaterThan(GAP - EARLY);
  });
});
