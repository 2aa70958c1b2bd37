import { SourceError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** After the first refusal, doubled with each that follows without an answer between them. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Remembers that arXiv asked for a pause, and when it ends. */
export interface Throttle {
  /** Throws SourceError, with its end, while there is a pause. */
  check(): void;
  /** arXiv refused: begins a pause of `told` milliseconds or more, and throws as `check` does. */
  refused(told: number): never;
  answered(): void;
}

export function createThrottle(clock: Clock): Throttle {
  let until = 0;
  let refusals = 0;
  return {
    check() {
      // A clock that was set back would make the pause longer than any is.
      if (until - clock.now() > LONGEST_PAUSE_MS) until = clock.now() + LONGEST_PAUSE_MS;
      if (clock.now() < until) throw toPauseError(until);
    },
    refused(told) {
      const pause = Math.max(told, FIRST_PAUSE_MS * 2 ** refusals);
      refusals = Math.min(refusals + 1, 8);
      until = clock.now() + Math.min(pause, LONGEST_PAUSE_MS);
      throw toPauseError(until);
    },
    answered() {
      refusals = 0;
    },
  };
}

function toPauseError(retryAt: number): SourceError {
  const time = new Date(retryAt).toISOString().slice(11, 16);
  return new SourceError(
    `arXiv asked for a pause: it had too many requests from here. Paperboy asks again after ${time} UTC.`,
    { retryable: true, retryAt },
  );
}
