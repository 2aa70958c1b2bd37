const FIRST_MS = 1_000;

/** After an outage, however long it was, everything goes on within a minute. */
const LONGEST_MS = 60_000;

/** How long to wait after the nth attempt that failed, in ms: doubling, up to a minute. */
export function retryDelay(attempts: number): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_MS);
}
