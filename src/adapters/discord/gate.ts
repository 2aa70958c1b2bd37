/** Lets so many requests through in any stretch of time, and lets the others wait in their order. */
export interface Gate {
  pass<T>(request: () => Promise<T>): Promise<T>;
}

interface GateOptions {
  /** Requests within each stretch of so many milliseconds. */
  readonly limit: number;
  readonly windowMs: number;
}

/** Node's timers count whole milliseconds, and may ring so much early. */
const EARLY_MS = 1;

/**
 * A request takes up room until so long after its answer: its receiver counts it from its arrival,
 * which may be as late as that, and in windows that nobody else knows.
 */
export function createGate({ limit, windowMs }: GateOptions): Gate {
  const waiting: (() => void)[] = [];
  let room = limit;

  async function enter(): Promise<void> {
    if (room > 0) room -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else room += 1;
  }

  return {
    async pass(request) {
      await enter();
      try {
        return await request();
      } finally {
        setTimeout(leave, windowMs + EARLY_MS);
      }
    },
  };
}
