import { setTimeout as delay } from 'node:timers/promises';
import { type Dispatcher, fetch, type Response } from 'undici';
import { SourceError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { toNetworkFailure, toStatusFailure } from './failure.ts';
import { createRateLimit } from './rate-limit.ts';
import { readJson } from './read-json.ts';
import { PassingFailure, retry } from './retry.ts';

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
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
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
    const response = await networked(() => send(options, path, get, signal));
    const { status, headers } = response;
    rateLimit.note(status, headers);
    logger.debug({ path, status }, 'hugging face answered');
    if (status === 200) return networked(() => toAnswer(response, options.maxBytes));
    await response.body?.cancel().catch(() => undefined);
    if (status === 304 && get.validator) return { kind: 'unchanged' };
    if (status === 404) return { kind: 'missing' };
    const failure = toStatusFailure(status, path);
    if (failure instanceof PassingFailure) rateLimit.pause();
    throw failure;
  }

  return async (path, get = {}) => {
    const deadline = startDeadline(options.deadlineMs, get.signal);
    try {
      return await retry(() => attempt(path, get, deadline.signal), {
        sleep: (ms) => sleep(ms, deadline.signal),
        random: options.random,
        onRetry: ({ message }) => logger.debug({ path, message }, 'hugging face is asked again'),
      });
    } catch (error) {
      throw deadline.signal.aborted ? toEnd(deadline, options.deadlineMs, error) : error;
    } finally {
      deadline.clear();
    }
  };
}

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal });

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

/** Gives errors of the network their meaning. */
async function networked<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof SourceError || error instanceof PassingFailure) throw error;
    throw toNetworkFailure(error);
  }
}

function toEnd(deadline: Deadline, deadlineMs: number, cause: unknown): SourceError {
  const message = deadline.isOver()
    ? `Hugging Face gave no whole answer within ${deadlineMs / 1000} s. Paperboy asks again later.`
    : 'Stopped before Hugging Face had answered.';
  return new SourceError(message, { retryable: true, cause });
}
