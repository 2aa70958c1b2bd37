import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createGate } from '../../../src/adapters/discord/gate.ts';

const WINDOW = 100;
/** Timers may ring a moment early. */
const EARLY = 5;

describe.concurrent('the gate', () => {
  test('lets so many through at once, and each further one when there is room again, in their order', async () => {
    const gate = createGate({ limit: 2, windowMs: WINDOW });
    const began = performance.now();
    const passed = await Promise.all(
      [0, 1, 2, 3, 4].map(() => gate.pass(async () => performance.now() - began)),
    );
    expect(passed).toEqual(passed.toSorted((a, b) => a - b));
    expect(passed[1]).toBeLessThan(WINDOW - EARLY);
    expect(passed[2]).toBeGreaterThan(WINDOW - EARLY);
    expect(passed[4]).toBeGreaterThan(2 * (WINDOW - EARLY));
  });

  test('counts a request until so long after its answer, because it may arrive as late as that', async () => {
    const gate = createGate({ limit: 1, windowMs: WINDOW });
    const began = performance.now();
    const slow = gate.pass(() => sleep(2 * WINDOW));
    const next = await gate.pass(async () => performance.now() - began);
    await slow;
    expect(next).toBeGreaterThan(3 * WINDOW - 2 * EARLY);
  });

  test('goes on after requests that fail', async () => {
    const gate = createGate({ limit: 1, windowMs: WINDOW });
    const broken = gate.pass(() => Promise.reject(new Error('no answer')));
    await expect(broken).rejects.toThrow('no answer');
    expect(await gate.pass(async () => 'passed')).toBe('passed');
  });
});
