import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createGate } from '../../../src/adapters/discord/gate.ts';

const WINDOW = 100;

describe.concurrent('the gate', () => {
  test('lets so many through at once, and each further one when there is room again, in their order', async () => {
    const gate = createGate({ limit: 2, windowMs: WINDOW });
    const began = performance.now();
    const passed = await Promise.all(
      [0, 1, 2, 3, 4].map(() => gate.pass(async () => performance.now() - began)),
    );
    expect(passed).toEqual(passed.toSorted((a, b) => a - b));
    expect(passed[1]).toBeLessThan(WINDOW);
    expect(passed[2]).toBeGreaterThanOrEqual(WINDOW);
    expect(passed[4]).toBeGreaterThanOrEqual(2 * WINDOW);
  });

  test('counts a request until so long after its answer, because it may arrive as late as that', async () => {
    const gate = createGate({ limit: 1, windowMs: WINDOW });
    const slow = gate.pass(() => sleep(2 * WINDOW).then(() => performance.now()));
    const next = await gate.pass(async () => performance.now());
    expect(next - (await slow)).toBeGreaterThanOrEqual(WINDOW);
  });

  test('goes on after requests that fail', async () => {
    const gate = createGate({ limit: 1, windowMs: WINDOW });
    const broken = gate.pass(() => Promise.reject(new Error('no answer')));
    await expect(broken).rejects.toThrow('no answer');
    expect(await gate.pass(async () => 'passed')).toBe('passed');
  });
});
