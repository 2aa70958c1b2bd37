import { type WebAPICallResult, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { toPlatformError } from './failure.ts';
import type { LibraryLogger } from './library-logger.ts';
import type { TokenGate } from './token-gate.ts';

type Args = Readonly<Record<string, unknown>>;

/** Slack's Web API, each call sent once. Every method throws PlatformError. */
export interface Api {
  /** Does something; when the answer is lost, it may have been done. */
  write<T>(method: string, args: Args): Promise<WebAPICallResult & T>;
  /** Asks something. */
  read<T>(method: string, args?: Args): Promise<WebAPICallResult & T>;
}

interface ApiOptions {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly libraryLogger: LibraryLogger;
  /** A call that takes longer (ms) may or may not have been done. */
  readonly timeoutMs: number;
  /** Told of each answer of 429. */
  limited?(): void;
}

/**
 * A client that repeats nothing by itself, because a message whose answer was lost may stand already
 * (platforms.md, 5 S1), and that waits for no rate limit, because one limited call would hold up all
 * others (S8). Whoever calls decides.
 */
export function createApi(options: ApiOptions): Api {
  const { botToken, apiUrl, libraryLogger, timeoutMs } = options;
  const client = new WebClient(botToken, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: libraryLogger,
  });

  async function call<T>(method: string, args: Args, reading: boolean) {
    try {
      return (await client.apiCall(method, args)) as WebAPICallResult & T;
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) options.limited?.();
      throw toPlatformError(error, { reading });
    }
  }

  return {
    write: (method, args) => call(method, args, false),
    read: (method, args = {}) => call(method, args, true),
  };
}

/** The calls that Slack's refusal of the token does not keep back. */
export const guarded = (api: Api, gate: Pick<TokenGate, 'pass'>): Api => ({
  write: (method, args) => gate.pass(() => api.write(method, args)),
  read: (method, args) => gate.pass(() => api.read(method, args)),
});
