import { SourceError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { retryAfterMs } from '../retry-after.ts';

/** A longer pause is not slept through: whoever asked gets an answer now. */
const LONGEST_SLEEP_MS = 5_000;

/** For a 429 that does not say how long. */
const UNTOLD_PAUSE_MS = 60_000;

/** No header may silence the source for longer; Hugging Face's window is five minutes. */
const LONGEST_PAUSE_MS = 3_600_000;

/** The headers of an answer, as fetch gives them. */
interface Headers {
  get(name: string): string | null;
}

/** Remembers until when the server wants to be left alone. */
export interface RateLimit {
  note(status: number, headers: Headers): void;
  /** What is left of a short pause, milliseconds. Throws SourceError, with its end, for a long one. */
  pause(): number;
}

export function createRateLimit(clock: Clock): RateLimit {
  let until = 0;
  return {
    note(status, headers) {
      const wait = Math.min(pauseOf(status, headers, clock.now()), LONGEST_PAUSE_MS);
      if (wait > 0) until = Math.max(until, clock.now() + wait);
    },
    pause() {
      const left = Math.max(0, until - clock.now());
      if (left > LONGEST_SLEEP_MS) throw toPauseError(until);
      return left;
    },
  };
}

function toPauseError(retryAt: number): SourceError {
  const time = new Date(retryAt).toISOString().slice(11, 16);
  return new SourceError(
    `Hugging Face asked for a pause: its rate limit is used up. Paperboy asks again after ${time} ` +
      'UTC. A HUGGINGFACE_TOKEN raises the limit.',
    { retryable: true, retryAt },
  );
}

/** How long an answer asks to wait, in milliseconds; 0 when it does not. */
function pauseOf(status: number, headers: Headers, now: number): number {
  const isRefusal = status === 429 || status === 503;
  const told = Math.max(
    usedUp(headers),
    isRefusal ? retryAfterMs(headers.get('retry-after'), now) : 0,
  );
  return status === 429 && told === 0 ? UNTOLD_PAUSE_MS : told;
}

/**
 * The reset time of a quota with nothing left, from `RateLimit: "api";r=0;t=55`
 * (draft-ietf-httpapi-ratelimit-headers) or the older `RateLimit-Remaining` and `-Reset`, seconds.
 */
function usedUp(headers: Headers): number {
  const policies = (headers.get('ratelimit') ?? '').split(',');
  const resets = policies.filter((policy) => number(policy, 'r') === 0).map(resetOf);
  const isUsedUp = headers.get('ratelimit-remaining')?.trim() === '0';
  const older = isUsedUp ? Number(headers.get('ratelimit-reset')) : 0;
  return Math.max(0, ...resets, Number.isFinite(older) ? older : 0) * 1000;
}

const resetOf = (policy: string): number => number(policy, 't') ?? 0;

function number(policy: string, key: 'r' | 't'): number | undefined {
  const digits = new RegExp(`;\\s*${key}=(\\d{1,9})\\b`).exec(policy)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
