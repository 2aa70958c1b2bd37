import { API_ERRORS, Refused } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { findRoute, type Match } from './router.ts';

export interface RestRequest {
  readonly method: string;
  /** After `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly text: string;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const BANNED: RestAnswer = {
  status: 429,
  body: '<!DOCTYPE html><title>Access denied | discord.com used Cloudflare</title>',
  headers: { 'content-type': 'text/html', 'retry-after': '600' },
};

/** From a request to its answer, all at once: nothing else happens in between. */
export function handle(platform: Platform, limiter: RateLimiter, request: RestRequest): RestAnswer {
  if (limiter.isBanned()) return BANNED;
  const answer = answerTo(platform, limiter, request);
  limiter.count(answer.status);
  return answer;
}

function answerTo(platform: Platform, limiter: RateLimiter, request: RestRequest): RestAnswer {
  const match = findRoute(request.method, request.path);
  if (!match?.route.ofInteraction && !isAuthorized(platform, request.authorization))
    return refusalOf(API_ERRORS.unauthorized);
  if (!match) return refusalOf(API_ERRORS.notFound);
  const { headers, refusal } = limiter.check(match);
  if (refusal) {
    const { retryAfter, global } = refusal;
    const message = 'You are being rate limited.';
    return { status: 429, headers, body: { message, retry_after: retryAfter, global } };
  }
  return { headers, ...run(platform, match, request) };
}

function isAuthorized(platform: Platform, authorization = ''): boolean {
  return platform.access.accepts(/^Bot (.+)$/.exec(authorization)?.[1]);
}

function run(platform: Platform, match: Match, request: RestRequest): RestAnswer {
  try {
    const body = request.text === '' ? undefined : parseJson(request.text);
    return match.route.handler({ platform, query: request.query, body, param: match.param });
  } catch (error) {
    if (error instanceof Refused) return refusalOf(error.error);
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(API_ERRORS.invalidJson);
  }
}

function refusalOf({ status, ...body }: Refused['error']): RestAnswer {
  return { status, body };
}
