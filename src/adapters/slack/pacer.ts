import { setTimeout as sleep } from 'node:timers/promises';

export interface Pace {
  /** Milliseconds from one turn to the next, once they follow each other. */
  readonly gapMs: number;
  /** Turns that may come at once after a rest. */
  readonly burst: number;
}

/** Lets things happen at a steady pace, each key with its own. */
export interface Pacer {
  /** Resolves when it is this key's turn. */
  turn(key?: string): Promise<void>;
  /** What took this key's last turn is over only now: the next keeps its distance from that. */
  ended(key: string): void;
}

/** Old keys are dropped when there are more than this. */
const MOST_KEYS = 1_000;

/** The generic cell rate algorithm (ITU-T I.371): when the next turn would be, were there no burst. */
export function createPacer({ gapMs, burst }: Pace): Pacer {
  const nextTurns = new Map<string, number>();

  function forget(now: number): void {
    if (nextTurns.size <= MOST_KEYS) return;
    for (const [key, next] of nextTurns) if (next <= now) nextTurns.delete(key);
  }

  return {
    async turn(key = '') {
      // Not the wall clock: it may be set back.
      const now = performance.now();
      const next = Math.max(now, nextTurns.get(key) ?? 0);
      nextTurns.set(key, next + gapMs);
      forget(now);
      const waitMs = next - now - (burst - 1) * gapMs;
      if (waitMs > 0) await sleep(waitMs);
    },
    ended(key) {
      nextTurns.set(key, Math.max(performance.now() + gapMs, nextTurns.get(key) ?? 0));
    },
  };
}
