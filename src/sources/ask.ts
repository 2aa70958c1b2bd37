import { setTimeout as delay } from 'node:timers/promises';
import { SourceError } from '../core/errors.ts';
import { startDeadline } from './deadline.ts';
import { toNetworkFailure } from './network-failure.ts';
import { PassingFailure, retry } from './retry.ts';
import type { Service } from './service.ts';

/** Waits; rejects when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Sleep = (ms, signal) => delay(ms, undefined, { signal });

export interface AskOptions {
  readonly service: Service;
  /** The longest time for one answer, all attempts and pauses included; milliseconds. */
  readonly deadlineMs: number;
  /** The caller's, who may give up earlier. */
  readonly signal?: AbortSignal | undefined;
  readonly sleep: Sleep;
  /** From 0 to below 1, as Math.random gives it. */
  readonly random: () => number;
  readonly onRetry: (failure: PassingFailure) => void;
}

/** One question to a service: a few attempts within one time limit. Rejects with SourceError. */
export async function ask<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { service, deadlineMs, signal: caller, sleep, random, onRetry }: AskOptions,
): Promise<T> {
  const deadline = startDeadline(deadlineMs, caller);
  const { signal } = deadline;
  try {
    return await retry(() => meaningful(() => attempt(signal), service), {
      sleep: (ms) => sleep(ms, signal),
      random,
      onRetry,
    });
  } catch (cause) {
    if (!signal.aborted) throw cause;
    const message = deadline.isOver()
      ? `${service.name} gave no whole answer within ${deadlineMs / 1000} s. Paperboy asks again later.`
      : `Stopped before ${service.name} had answered.`;
    throw new SourceError(message, { retryable: true, cause });
  } finally {
    deadline.clear();
  }
}

/** Gives errors of the network their meaning. */
async function meaningful<T>(step: () => Promise<T>, service: Service): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof SourceError || error instanceof PassingFailure) throw error;
    throw toNetworkFailure(error, service);
  }
}
