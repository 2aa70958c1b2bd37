import { createHash } from 'node:crypto';
import { CUSTOMARY, type RateLimits } from './limits.ts';
import type { Match } from './router.ts';
import { createWindows, type Taken } from './windows.ts';

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, and for which limit; nothing when the request may pass. */
  readonly refusal?: { readonly retryAfter: number; readonly global: boolean };
}

export interface RateLimiter {
  check(match: Match): Verdict;
  /** Counts an answer; after too many bad ones the address is banned. */
  count(status: number): void;
  isBanned(): boolean;
  readonly limited: number;
  readonly invalid: number;
}

const PASS: Verdict = { headers: {} };

export function createRateLimiter(given: false | Partial<RateLimits> = {}): RateLimiter {
  const limits = given === false ? undefined : { ...CUSTOMARY, ...given };
  const windows = createWindows();
  let limited = 0;
  let invalid: { count: number; endsAt: number } = { count: 0, endsAt: 0 };
  return {
    check({ route, param }) {
      if (!limits) return PASS;
      const global = route.ofInteraction ? undefined : windows.take('global', limits.global);
      if (global?.refused) return refusalOf(global, true, {});
      if (route.limit === 'none') return PASS;
      const limit = limits[route.limit];
      const bucket = createBucket(
        route.limit === 'other' ? `${route.method} ${route.template}` : route.limit,
      );
      const major = param('channel') || param('guild') || param('token');
      const taken = windows.take(`${bucket}:${major}`, limit);
      const headers = headersOf(taken, limit.limit, bucket);
      return taken.refused ? refusalOf(taken, false, headers) : { headers };
    },
    count(status) {
      if (status === 429) limited += 1;
      if (!limits || ![401, 403, 429].includes(status)) return;
      const now = performance.now();
      if (invalid.endsAt <= now) invalid = { count: 0, endsAt: now + limits.invalid.windowMs };
      invalid.count += 1;
    },
    isBanned: () =>
      limits !== undefined &&
      invalid.count >= limits.invalid.limit &&
      invalid.endsAt > performance.now(),
    get limited() {
      return limited;
    },
    get invalid() {
      return invalid.endsAt > performance.now() ? invalid.count : 0;
    },
  };
}

const buckets = new Map<string, string>();

function createBucket(name: string): string {
  const known = buckets.get(name);
  if (known !== undefined) return known;
  const made = createHash('md5').update(name).digest('hex');
  buckets.set(name, made);
  return made;
}

function headersOf(taken: Taken, limit: number, bucket: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(taken.remaining),
    'x-ratelimit-reset': ((Date.now() + taken.resetAfterMs) / 1000).toFixed(3),
    'x-ratelimit-reset-after': (taken.resetAfterMs / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket,
  };
}

function refusalOf(taken: Taken, global: boolean, headers: Record<string, string>): Verdict {
  const seconds = Math.max(0.001, taken.resetAfterMs / 1000);
  return {
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global && { 'x-ratelimit-global': 'true' }),
    },
    refusal: { retryAfter: Number(seconds.toFixed(3)), global },
  };
}
