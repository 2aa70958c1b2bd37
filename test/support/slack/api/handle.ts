import { Refused, refuse } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import type { Payload } from '../world/model.ts';
import { findMethod, type Method } from './methods.ts';
import type { RateLimiter } from './rate-limiter.ts';

export interface ApiRequest {
  readonly method: string;
  readonly token: string | undefined;
  /** Nothing for a body that is neither a form nor JSON. */
  readonly args: Payload | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: Payload;
  readonly headers?: Readonly<Record<string, string>>;
}

/** From a call to its answer, all at once: nothing else happens in between. */
export function handle(platform: Platform, limiter: RateLimiter, request: ApiRequest): ApiAnswer {
  const found = findMethod(request.method);
  try {
    if (!found) return refuse('unknown_method');
    const { args } = request;
    if (!args) return refuse('invalid_json');
    authorize(platform, found, request.token);
    const retryAfter = limiter.check(request.method, found.limit, args.channel);
    if (retryAfter !== undefined) return tooMany(retryAfter, scopeHeaders(platform, found));
    needOneOf(platform, found);
    const body = found.handler({ platform, args });
    return { status: 200, body: { ok: true, ...body }, headers: scopeHeaders(platform, found) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return {
      status: 200,
      body: { ok: false, ...error.error },
      headers: scopeHeaders(platform, found),
    };
  }
}

function authorize({ access }: Platform, { token }: Method, given: string | undefined): void {
  const checked = access.check(given);
  if ('error' in checked) refuse(checked.error);
  else if (checked.kind !== token) refuse('not_allowed_token_type');
}

function needOneOf({ access }: Platform, { scopes }: Method): void {
  if (scopes.length === 0 || scopes.some(access.has)) return;
  refuse({
    error: 'missing_scope',
    needed: scopes.join(','),
    provided: access.scopes.join(','),
  });
}

function tooMany(retryAfter: number, headers: Record<string, string>): ApiAnswer {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { ...headers, 'retry-after': String(retryAfter) },
  };
}

function scopeHeaders({ access }: Platform, method: Method | undefined): Record<string, string> {
  const isApp = method?.token === 'app';
  return {
    'x-oauth-scopes': isApp ? 'connections:write' : access.scopes.join(','),
    'x-accepted-oauth-scopes': isApp ? 'connections:write' : (method?.scopes ?? []).join(','),
  };
}
