import { type Dispatcher, fetch, type Response } from 'undici';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { ask, type Sleep } from '../ask.ts';
import { readBytes } from '../read-bytes.ts';
import { retryAfterMs } from '../retry-after.ts';
import { toStatusFailure } from './failure.ts';
import { createGate } from './gate.ts';
import type { ArxivFeed } from './parse-feed.ts';
import { readAnswer } from './read-answer.ts';
import { ARXIV } from './service.ts';
import { createThrottle, type Throttle } from './throttle.ts';

export interface HttpOptions {
  readonly userAgent: string;
  readonly dispatcher: Dispatcher;
  /** The longest time for one answer, all attempts and waiting included. */
  readonly deadlineMs: number;
  /** Between two requests. */
  readonly intervalMs: number;
  /** The largest body, unpacked. */
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
  readonly sleep: Sleep;
}

interface GetOptions {
  /** An ETag of before: the answer may then be "unchanged". */
  readonly validator?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

type FeedAnswer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'feed'; readonly feed: ArxivFeed; readonly validator?: string };

/** Asks for an Atom document, politely. Throws SourceError, and nothing else. */
export type GetFeed = (url: string, options?: GetOptions) => Promise<FeedAnswer>;

/**
 * All requests to arXiv pass here, whoever makes them: one at a time, with a pause between them, and
 * none while arXiv wants to be left alone (info.arxiv.org/help/api/tou.html).
 */
export function createGetFeed(options: HttpOptions): GetFeed {
  const { clock, logger, sleep } = options;
  const gate = createGate(options);
  const throttle: Throttle = createThrottle(clock);

  async function request(url: string, get: GetOptions, signal: AbortSignal): Promise<FeedAnswer> {
    // The request before this one may have been refused.
    throttle.check();
    const response = await send(options, url, get, signal);
    const { status, headers } = response;
    logger.debug({ url, status }, 'arxiv answered');
    if (isRefusal(response)) {
      await discard(response);
      throttle.refused(retryAfterMs(headers.get('retry-after'), clock.now()));
    }
    if (status === 304 && get.validator) return { kind: 'unchanged' };
    // Its errors come as a feed too.
    if (status !== 200 && status !== 400) {
      await discard(response);
      throw toStatusFailure(status, new URL(url).pathname);
    }
    const answer = await readAnswer(await readBytes(response, options.maxBytes, ARXIV));
    if (answer.kind === 'throttled') throttle.refused(0);
    throttle.answered();
    if (status === 400) throw toStatusFailure(status, new URL(url).pathname);
    const validator = headers.get('etag');
    return { ...answer, ...(validator && { validator }) };
  }

  return async (url, get = {}) => {
    // Refused at once, not when the queue has moved on.
    throttle.check();
    return ask((signal) => gate.pass(() => request(url, get, signal), signal), {
      service: ARXIV,
      deadlineMs: options.deadlineMs,
      signal: get.signal,
      sleep,
      random: options.random,
      onRetry: ({ message }) => logger.debug({ url, message }, 'arxiv is asked again'),
    });
  };
}

/** 406 is what arXiv's edge says to everybody when it is busy; 503 only with the time to wait. */
const isRefusal = ({ status, headers }: Response): boolean =>
  status === 429 || status === 406 || (status === 503 && headers.has('retry-after'));

const discard = ({ body }: Response) => body?.cancel().catch(() => undefined);

const send = (
  { userAgent, dispatcher }: HttpOptions,
  url: string,
  { validator }: GetOptions,
  signal: AbortSignal,
): Promise<Response> =>
  fetch(url, {
    dispatcher,
    signal,
    redirect: 'manual',
    headers: {
      accept: 'application/atom+xml, application/xml;q=0.9',
      'user-agent': userAgent,
      ...(validator && { 'if-none-match': validator }),
    },
  });
