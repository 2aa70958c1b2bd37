import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { toPlatformError } from './failure.ts';

type SocketClient = SocketModeReceiver['client'];

/** The app-level token is worth nothing, and no other will be read before the next start. */
const APP_TOKEN_REFUSED =
  'Slack refuses the app-level token. Make a new one on the app’s page Basic Information ' +
  '(App-Level Tokens, with the scope connections:write), set SLACK_APP_TOKEN, and start again.';

/** Errors of `apps.connections.open` that another attempt will not change (platforms.md, 1.1). */
const FINAL = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'],
  ...['not_allowed_token_type', 'missing_scope', 'team_disabled', 'user_removed_from_team'],
]);

/** Why Slack closes a connection for another reason than to have it made anew. */
const CLOSED_BECAUSE: Readonly<Record<string, string>> = {
  too_many_websockets:
    'ten connections are open with this app-level token already: stop the other programs',
  link_disabled: 'Socket Mode is switched off on the app’s page Socket Mode: switch it on',
};

/** Slack says hello within a second; one that is silent is given up. */
const HELLO_MS = 15_000;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** A connection that breaks sooner would break at once again, and again. */
const SHORT_MS = 10_000;
const FIRST_PAUSE_MS = 100;

/** Who has not said goodbye by then is gone. */
const FAREWELL_MS = 1_000;

interface SocketListener {
  /** Slack said hello: what happened before may not have been told. */
  connected(): void;
  /** The connection broke, or could not be made; it is tried again. */
  away(reason: string): void;
  /** Nothing more is tried. */
  refused(reason: string): void;
  /** Slack leaves events out, because there are too many. */
  gap(): void;
}

/**
 * Keeps the socket connected until it is stopped or refused. The library's own reconnecting (3.1)
 * waits five seconds each time, gives up for good when Slack can't be reached, and tells nobody
 * (platforms.md, 5 S3 to S5): it is switched off.
 */
export async function keepConnected(
  client: SocketClient,
  listener: SocketListener,
  stopping: AbortSignal,
): Promise<void> {
  const farewell = listenForFarewell(client, listener);
  let pauseMs = 0;
  let shortMs = 0;
  while (!stopping.aborted) {
    try {
      await open(client);
      // Stopped while the address was being asked for, the library connects all the same.
      if (stopping.aborted) return await hangUp(client);
      const since = performance.now();
      listener.connected();
      await closed(client);
      shortMs = performance.now() - since < SHORT_MS ? longer(shortMs, FIRST_PAUSE_MS) : 0;
      pauseMs = shortMs;
    } catch (error) {
      if (stopping.aborted) return;
      if (isFinal(error)) return listener.refused(APP_TOKEN_REFUSED);
      pauseMs = longer(pauseMs, FIRST_RETRY_MS);
      // The library rejects with nothing when the connection closed before Slack said hello.
      listener.away(farewell.take() ?? (error ? toPlatformError(error).message : 'it closed'));
    }
    const reason = farewell.take();
    if (reason !== undefined) {
      listener.away(reason);
      pauseMs = LONGEST_RETRY_MS;
    }
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

const longer = (pauseMs: number, leastMs: number): number =>
  Math.min(Math.max(2 * pauseMs, leastMs), LONGEST_RETRY_MS);

/** Ends the connection; for an answer that does not come the library would wait half a minute. */
export async function hangUp(client: SocketClient): Promise<void> {
  const impatience = setTimeout(() => void client.disconnect(), FAREWELL_MS);
  await client.disconnect();
  clearTimeout(impatience);
}

async function open(client: SocketClient): Promise<void> {
  const deadline = new AbortController();
  const tooLong = sleep(HELLO_MS, undefined, { signal: deadline.signal }).then(
    () => hangUp(client),
    () => undefined,
  );
  try {
    await client.start();
  } finally {
    deadline.abort();
    await tooLong;
  }
}

const closed = (client: SocketClient): Promise<void> =>
  new Promise((resolve) => {
    client.once('disconnected', () => resolve());
  });

const isFinal = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && FINAL.has(error.data.error);

/** Reads what the library keeps to itself: why Slack closes, and that it leaves events out. */
function listenForFarewell(client: SocketClient, { gap }: SocketListener) {
  let reason: string | undefined;
  client.on('ws_message', (data: unknown) => {
    const { type, reason: given = '', payload } = readEnvelope(data);
    if (type === 'disconnect') reason = CLOSED_BECAUSE[given];
    // It holds no event, which the library can't read (socket-mode 3.1).
    if (payload?.type === 'app_rate_limited') gap();
  });
  return {
    take(): string | undefined {
      const said = reason;
      reason = undefined;
      return said;
    },
  };
}

interface Envelope {
  readonly type?: string;
  readonly reason?: string;
  readonly payload?: { readonly type?: string };
}

function readEnvelope(data: unknown): Envelope {
  try {
    const envelope: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return typeof envelope === 'object' && envelope !== null ? envelope : {};
  } catch {
    return {};
  }
}
