import { DefaultRestOptions, REST, RESTEvents, type ResponseLike } from 'discord.js';
import type { PlatformError } from '../../core/errors.ts';
import type { Trouble } from '../../core/operating-page.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { createBotGate } from './bot-gate.ts';
import { toPlatformError } from './failure.ts';
import type { Gate } from './gate.ts';

/** A request that takes longer may or may not have been done. */
const TIMEOUT_MS = 10_000;

/** The library's own count begins when a request is sent, and is met too early (discord.js 14.28). */
const UNCOUNTED = 1_000_000;

/** A wait for a rate limit that is longer than this belongs into the outbox. */
const LONGEST_WAIT_MS = 10_000;

/** After a refused token the next request waits: 10,000 refusals in ten minutes ban the address. */
const REFUSED_TOKEN_MS = 60_000;

/** What posts, edits and reads in bulk. */
export interface Bulk {
  /** Throws PlatformError. */
  post(route: Route, body: unknown): Promise<unknown>;
  patch(route: Route, body: unknown): Promise<unknown>;
  put(route: Route): Promise<unknown>;
  get(route: Route, query?: Readonly<Record<string, string>>): Promise<unknown>;
  /** Why nothing is sent at all, for the operator. */
  problem(): Trouble | undefined;
}

export type Route = `/${string}`;

interface BulkOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  /** Of all that the bot sends, where something else sends too. */
  readonly gate?: Gate;
  /** Told of each answer of 429. */
  limited?(): void;
}

/**
 * A REST client that sends everything once: the outbox decides what is sent again, because a
 * message whose answer was lost may stand already.
 */
export function createBulk(options: BulkOptions): Bulk {
  const { token, apiUrl, clock, gate = createBotGate(), limited } = options;
  const { makeRequest } = DefaultRestOptions;
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    globalRequestsPerSecond: UNCOUNTED,
    // The library's signal is not handed on: it would end a request that waits for its turn.
    makeRequest: (url, init) =>
      gate
        .pass(() => makeRequest(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }))
        .then(withoutBucket),
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_WAIT_MS,
  }).setToken(token);
  tellLimits(rest, limited);
  let refused: { readonly error: PlatformError; readonly until: number } | undefined;

  async function send(request: () => Promise<unknown>, reading = false): Promise<unknown> {
    const now = clock.now();
    if (refused && now < refused.until) throw refused.error;
    // One request finds out whether the token is good again; those beside it would only be more.
    if (refused) refused = { ...refused, until: now + REFUSED_TOKEN_MS };
    try {
      const answer = await request();
      refused = undefined;
      return answer;
    } catch (cause) {
      const error = toPlatformError(cause, { reading });
      if (error.failure.kind === 'unauthorized') {
        refused = { error, until: clock.now() + REFUSED_TOKEN_MS };
        // The library forgets a token that was refused once, and would never ask again.
        rest.setToken(token);
      }
      throw error;
    }
  }

  return {
    post: (route, body) => send(() => rest.post(route, { body })),
    patch: (route, body) => send(() => rest.patch(route, { body })),
    put: (route) => send(() => rest.put(route)),
    get: (route, query = {}) =>
      send(() => rest.get(route, { query: new URLSearchParams(query) }), true),
    problem: () => refused?.error,
  };
}

/**
 * When an answer names a route's bucket for the first time, the library begins a new count and
 * forgets the request that was just answered, so that the second reaction after a start met its
 * limit (discord.js 14.28). Without the name it goes on counting, by route and channel.
 */
function withoutBucket(answer: ResponseLike): ResponseLike {
  answer.headers.delete('x-ratelimit-bucket');
  return answer;
}

/** The library waits for most limits by itself, and says nothing of them. */
export function tellLimits(rest: REST, limited?: () => void): void {
  if (limited) rest.on(RESTEvents.Response, (_, { status }) => status === 429 && limited());
}
