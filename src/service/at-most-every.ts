import type { Clock } from '../core/ports/clock.ts';

/**
 * For what anybody may ask for and is not free: asked at most this often (ms), and in between
 * answered with what was found last.
 * @param ask given the time, epoch milliseconds; must not reject
 */
export function atMostEvery<T>(
  ms: number,
  clock: Clock,
  ask: (now: number) => Promise<T>,
): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = clock.now();
    // Of a clock that was set back, the distance counts.
    if (!last || Math.abs(now - last.at) >= ms) last = { at: now, answer: ask(now) };
    return last.answer;
  };
}
