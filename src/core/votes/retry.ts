import { retryDelay } from '../delivery/retry-delay.ts';

/** Counts can wait longer than messages: there may be hundreds of them. */
const LONGEST_MS = 5 * 60_000;

/** How long (ms) the repair of a count waits after the nth attempt that failed. */
export const voteRetryDelay = (attempts: number): number => retryDelay(attempts, LONGEST_MS);
