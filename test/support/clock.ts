import type { Clock } from '../../src/core/ports/clock.ts';

/** A clock that stands until a test moves it. */
export interface TestClock extends Clock {
  /** Moves to a moment, `2026-08-21T09:00Z` or epoch milliseconds. */
  set(moment: string | number): void;
  advance(ms: number): void;
}

export function createTestClock(start: string): TestClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    set(moment) {
      now = typeof moment === 'number' ? moment : Date.parse(moment);
    },
    advance(ms) {
      now += ms;
    },
  };
}
