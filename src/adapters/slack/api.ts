import { type WebAPICallResult, WebClient } from '@slack/web-api';
import type { PlatformError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { toPlatformError } from './failure.ts';
import type { LibraryLogger } from './library-logger.ts';

/** A call that takes longer may or may not have been done. */
const TIMEOUT_MS = 10_000;

/** After a refused token the next call waits. */
const REFUSED_TOKEN_MS = 60_000;

type Args = Readonly<Record<string, unknown>>;

/** Slack's Web API, each call sent once. Every method throws PlatformError. */
export interface Api {
  /** Does something; when the answer is lost, it may have been done. */
  write<T>(method: string, args: Args): Promise<WebAPICallResult & T>;
  /** Asks something. */
  read<T>(method: string, args?: Args): Promise<WebAPICallResult & T>;
  /** Why nothing is sent at all, for the operator. */
  problem(): string | undefined;
}

export interface ApiOptions {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly libraryLogger: LibraryLogger;
  readonly timeoutMs?: number;
}

/**
 * A client that repeats nothing by itself, because a message whose answer was lost may stand already
 * (platforms.md, 5 S1), and that waits for no rate limit, because one limited call would hold up all
 * others (S8). Whoever calls decides.
 */
export function createApi(options: ApiOptions): Api {
  const { botToken, apiUrl, clock, libraryLogger, timeoutMs = TIMEOUT_MS } = options;
  const client = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: libraryLogger,
  });
  let refused: { readonly error: PlatformError; readonly until: number } | undefined;

  async function call<T>(method: string, args: Args, reading: boolean) {
    const now = clock.now();
    if (refused && now < refused.until) throw refused.error;
    // One call finds out whether the token is good again; those beside it would only be more.
    if (refused) refused = { ...refused, until: now + REFUSED_TOKEN_MS };
    try {
      const answer = await client.apiCall(method, args);
      refused = undefined;
      return answer as WebAPICallResult & T;
    } catch (cause) {
      const error = toPlatformError(cause, { reading });
      if (error.failure.kind === 'unauthorized') {
        refused = { error, until: clock.now() + REFUSED_TOKEN_MS };
      }
      throw error;
    }
  }

  return {
    write: (method, args) => call(method, args, false),
    read: (method, args = {}) => call(method, args, true),
    problem: () => refused?.error.message,
  };
}
