import type { Clock } from '../../core/ports/clock.ts';
import type { Sleep } from '../ask.ts';

/** Lets one request through at a time, and the next one only some time after it has ended. */
export interface Gate {
  pass<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface GateOptions {
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Milliseconds between the end of a request and the beginning of the next. */
  readonly intervalMs: number;
}

/** Whoever comes first passes first; one that gives up while it waits holds up nobody. */
export function createGate({ clock, sleep, intervalMs }: GateOptions): Gate {
  let tail: Promise<unknown> = Promise.resolve();
  let freeAt = 0;

  async function through<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> {
    // A clock that was set back must not close the gate for hours.
    const left = Math.min(freeAt - clock.now(), intervalMs);
    if (left > 0) await sleep(left, signal);
    try {
      return await request();
    } finally {
      freeAt = clock.now() + intervalMs;
    }
  }

  return {
    pass(request, signal) {
      const ahead = tail;
      const mine = unlessAborted(ahead, signal).then(() => through(request, signal));
      tail = ahead.then(() => mine.catch(() => undefined));
      return mine;
    },
  };
}

/** Waits for what is ahead, or rejects as soon as the signal aborts. */
function unlessAborted(ahead: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void ahead.then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}
