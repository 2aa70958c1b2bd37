import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { operatingPage, type Trouble } from '../../core/operating-page.ts';
import { toPlatformError } from './failure.ts';

type SocketClient = SocketModeReceiver['client'];

/** The app-level token is worth nothing, and no other will be read before the next start. */
const APP_TOKEN_REFUSED: Trouble = {
  message:
    'Slack refuses the app-level token. Make a new one on the app’s page Basic Information ' +
    '(App-Level Tokens, with the scope connections:write), set SLACK_APP_TOKEN, and start again.',
  help: operatingPage('token-refused'),
};

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
  refused(trouble: Trouble): void;
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
  helloMs = HELLO_MS,
): Promise<void> {
  const farewell = listenForFarewell(client, listener);
  const pauses = createPauses();
  while (!stopping.aborted) {
    try {
      await open(client, helloMs);
      // Stopped while the address was being asked for, the library connects all the same.
      if (stopping.aborted) return await hangUp(client);
      listener.connected();
      pauses.ended(await closed(client));
    } catch (error) {
      if (stopping.aborted) return;
      if (isFinal(error)) return listener.refused(APP_TOKEN_REFUSED);
      pauses.failed();
      listener.away(farewell.take() ?? reasonOf(error));
    }
    const reason = farewell.take();
    if (reason !== undefined) {
      pauses.sentAway();
      listener.away(reason);
    }
    await sleep(pauses.ms, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** The library rejects with nothing when the connection closed before Slack said hello. */
const reasonOf = (error: unknown): string =>
  error ? toPlatformError(error).message : 'it closed before Slack said hello';

/** Ends the connection; for an answer that does not come the library would wait half a minute. */
export async function hangUp(client: SocketClient): Promise<void> {
  const impatience = setTimeout(() => void client.disconnect(), FAREWELL_MS);
  await client.disconnect();
  clearTimeout(impatience);
}

/** How long to wait before the next attempt, after how the last ones went. */
function createPauses() {
  let pauseMs = 0;
  let shortMs = 0;
  const longer = (ms: number, leastMs: number) =>
    Math.min(Math.max(2 * ms, leastMs), LONGEST_RETRY_MS);
  return {
    get ms(): number {
      return pauseMs;
    },
    failed(): void {
      pauseMs = longer(pauseMs, FIRST_RETRY_MS);
    },
    ended(lastedMs: number): void {
      shortMs = lastedMs < SHORT_MS ? longer(shortMs, FIRST_PAUSE_MS) : 0;
      pauseMs = shortMs;
    },
    sentAway(): void {
      pauseMs = LONGEST_RETRY_MS;
    },
  };
}

async function open(client: SocketClient, helloMs: number): Promise<void> {
  const deadline = new AbortController();
  const tooLong = sleep(helloMs, undefined, { signal: deadline.signal }).then(
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

/** Resolves when the connection ends, with how long (ms) it stood. */
function closed(client: SocketClient): Promise<number> {
  const since = performance.now();
  return new Promise((resolve) => {
    client.once('disconnected', () => resolve(performance.now() - since));
  });
}

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
