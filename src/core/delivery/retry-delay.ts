const FIRST_MS = 1_000;

/** After an outage, however long it was, deliveries go on within a minute. */
const LONGEST_MS = 60_000;

/** How long to wait after the nth attempt that failed, in ms: doubling, up to the longest. */
export function retryDelay(attempts: number, longestMs = LONGEST_MS): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), longestMs);
}
