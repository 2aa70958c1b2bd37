import { type Dispatcher, fetch, type Response } from 'undici';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { ask, pause, type Sleep } from '../ask.ts';
import { PassingFailure } from '../retry.ts';
import { toStatusFailure } from './failure.ts';
import { createRateLimit } from './rate-limit.ts';
import { readJson } from './read-json.ts';
import { HUGGING_FACE } from './service.ts';

export interface HttpOptions {
  /** The base address, without a slash at its end. */
  readonly url: string;
  readonly token?: string;
  readonly userAgent: string;
  readonly dispatcher: Dispatcher;
  /** The longest time for one answer, all attempts and pauses included. */
  readonly deadlineMs: number;
  /** The largest body, unpacked. */
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
  readonly sleep?: Sleep;
}

interface GetOptions {
  readonly query?: Readonly<Record<string, string>>;
  /** An ETag of before: the answer may then be "unchanged". */
  readonly validator?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

type JsonAnswer =
  | { readonly kind: 'unchanged' }
  /** 404. */
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'json';
      readonly body: unknown;
      readonly validator?: string;
      /** Whether the server says that another page follows. */
      readonly hasNext: boolean;
    };

/** Asks for JSON, within bounds of time, size and rate. Throws SourceError, and nothing else. */
export type GetJson = (path: string, options?: GetOptions) => Promise<JsonAnswer>;

export function createGetJson(options: HttpOptions): GetJson {
  const { clock, logger, sleep = pause } = options;
  const rateLimit = createRateLimit(clock);

  async function attempt(path: string, get: GetOptions, signal: AbortSignal): Promise<JsonAnswer> {
    const left = rateLimit.pause();
    if (left > 0) await sleep(left, signal);
    const response = await send(options, path, get, signal);
    const { status, headers } = response;
    rateLimit.note(status, headers);
    logger.debug({ path, status }, 'hugging face answered');
    if (status === 200) return toAnswer(response, options.maxBytes);
    await response.body?.cancel().catch(() => undefined);
    if (status === 304 && get.validator) return { kind: 'unchanged' };
    if (status === 404) return { kind: 'missing' };
    const failure = toStatusFailure(status, path);
    if (failure instanceof PassingFailure) rateLimit.pause();
    throw failure;
  }

  return (path, get = {}) =>
    ask((signal) => attempt(path, get, signal), {
      service: HUGGING_FACE,
      deadlineMs: options.deadlineMs,
      signal: get.signal,
      sleep,
      random: options.random,
      onRetry: ({ message }) => logger.debug({ path, message }, 'hugging face is asked again'),
    });
}

function send(
  { url, token, userAgent, dispatcher }: HttpOptions,
  path: string,
  { query, validator }: GetOptions,
  signal: AbortSignal,
): Promise<Response> {
  const search = query ? `?${new URLSearchParams(query)}` : '';
  return fetch(`${url}${path}${search}`, {
    dispatcher,
    signal,
    // A redirect could lead the token to another host.
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      'user-agent': userAgent,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(validator && { 'if-none-match': validator }),
    },
  });
}

async function toAnswer(response: Response, maxBytes: number): Promise<JsonAnswer> {
  const validator = response.headers.get('etag');
  return {
    kind: 'json',
    body: await readJson(response, maxBytes),
    hasNext: /\brel="?next"?/i.test(response.headers.get('link') ?? ''),
    ...(validator && { validator }),
  };
}
