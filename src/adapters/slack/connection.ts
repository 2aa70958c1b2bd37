import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { assertNever, PlatformError } from '../../core/errors.ts';
import { operatingPage, type Trouble } from '../../core/operating-page.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Api } from './api.ts';
import { createHttpEntrance } from './http-receiver.ts';
import { type Identity, introduce } from './identity.ts';
import type { LibraryLogger } from './library-logger.ts';
import { SLACK } from './refs.ts';
import { hangUp, keepConnected } from './socket.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Over HTTP nobody tells that events were missed: reactions are read again this often. */
const HTTP_GAP_MS = 6 * 3_600_000;

const AWAY = operatingPage('platform-away');

const BROKEN_OFF: Trouble = {
  message: 'Paperboy’s connection to Slack broke off; the log says why. Start it again.',
  help: operatingPage('something-broke'),
};

/** How Slack reaches us: by a socket that we open, or by requests that it signs. */
export type Entrance =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

interface ConnectionOptions {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly entrance: Entrance;
  readonly api: Pick<Api, 'read'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly libraryLogger: LibraryLogger;
  /** Listens to the app before anything reaches it. */
  attach(app: App, identity: Identity): void;
  /** What happened before was not told, or may not have been. */
  gap(): void;
}

/** Stays reachable for Slack until it is stopped, or refused for good. */
export interface Connection {
  /** Resolves at once; `problem` tells how it goes. */
  start(): void;
  stop(): Promise<void>;
  /** Undefined while Slack has not let us in. */
  identity(): Identity | undefined;
  problem(): Trouble | undefined;
  /** What takes Slack's requests; undefined while it can't, or where Slack sends none. */
  listener(): RequestListener | undefined;
}

type Standing =
  | { readonly state: 'connecting' | 'in' }
  /** Since a moment, epoch milliseconds. */
  | { readonly state: 'away'; readonly since: number; readonly reason: string }
  | { readonly state: 'refused'; readonly trouble: Trouble };

export function createConnection(options: ConnectionOptions): Connection {
  const { entrance, api, clock, logger, attach, gap } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let standing: Standing = { state: 'connecting' };
  let identity: Identity | undefined;
  let listener: RequestListener | undefined;
  let leave = async (): Promise<void> => undefined;

  function connected(): void {
    standing = { state: 'in' };
    logger.info({ platform: SLACK, team: identity?.team, mode: entrance.mode }, 'connected');
    gap();
  }

  /** Since when, so that a second look says the same. */
  function away(reason: string): void {
    if (standing.state === 'away' && standing.reason === reason) return;
    const since = standing.state === 'away' ? standing.since : clock.now();
    standing = { state: 'away', since, reason };
    logger.warn({ platform: SLACK, reason, help: AWAY }, 'disconnected');
  }

  function refused(trouble: Trouble): void {
    standing = { state: 'refused', trouble };
    const { message: reason, help } = trouble;
    logger.error({ platform: SLACK, reason, help }, 'refused for good');
  }

  /** Asks until Slack answers; undefined when it refuses the token, or after the end. */
  async function introduced(): Promise<Identity | undefined> {
    for (let pauseMs = FIRST_RETRY_MS; !signal.aborted; ) {
      try {
        return await introduce(api);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (error.failure.kind === 'unauthorized') {
          refused(error);
          return undefined;
        }
        away(error.message);
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      pauseMs = Math.min(2 * pauseMs, LONGEST_RETRY_MS);
    }
    return undefined;
  }

  async function run(): Promise<void> {
    identity = await introduced();
    if (!identity || signal.aborted) return;
    await enter(identity);
  }

  async function enter(who: Identity): Promise<void> {
    if (entrance.mode === 'http') return openHttp(who, entrance.signingSecret);
    const receiver = createSocketReceiver(options, entrance.appToken);
    await createApp(options, receiver, who, attach);
    leave = () => hangUp(receiver.client);
    await keepConnected(receiver.client, { connected, away, refused, gap }, signal);
  }

  async function openHttp(who: Identity, signingSecret: string): Promise<void> {
    const { libraryLogger } = options;
    const http = createHttpEntrance({ signingSecret, libraryLogger, logger, gap });
    await createApp(options, http.receiver, who, attach);
    const timer = setInterval(gap, HTTP_GAP_MS);
    timer.unref();
    leave = async () => clearInterval(timer);
    ({ listener } = http);
    connected();
  }

  return {
    start() {
      run().catch((error: unknown) => {
        logger.error({ platform: SLACK, err: error }, 'the connection broke off');
        refused(BROKEN_OFF);
      });
    },
    async stop() {
      stopping.abort();
      listener = undefined;
      await leave();
    },
    identity: () => identity,
    problem: () => explain(standing),
    listener: () => listener,
  };
}

function createSocketReceiver({ apiUrl, libraryLogger }: ConnectionOptions, appToken: string) {
  return new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: libraryLogger,
    // Options of its own: the library writes its defaults into those that it is given (5 S2).
    installerOptions: {
      clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
    },
  });
}

/**
 * An app that sends nothing by itself: it knows who it is, so that it need not ask, and answers go
 * through our own client.
 */
async function createApp(
  { botToken, apiUrl, libraryLogger, logger }: ConnectionOptions,
  receiver: Receiver,
  identity: Identity,
  attach: ConnectionOptions['attach'],
): Promise<void> {
  const { botUser, botId } = identity;
  const app = new App({
    ...{ token: botToken, botId, botUserId: botUser, receiver, logger: libraryLogger },
    // Checked before; asked again it would reject where nobody listens (5 S6).
    tokenVerificationEnabled: false,
    deferInitialization: true,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  app.error(async (error) => logger.error({ platform: SLACK, err: error }, 'not handled'));
  attach(app, identity);
  await app.init();
}

function explain(standing: Standing): Trouble | undefined {
  switch (standing.state) {
    case 'in':
      return undefined;
    case 'connecting':
      return { message: 'Paperboy is connecting to Slack.', help: AWAY };
    case 'away': {
      const since = new Date(standing.since).toISOString().slice(0, 16).replace('T', ' ');
      const reason = standing.reason.replace(/\.$/, '');
      const message = `Paperboy has had no connection to Slack since ${since} UTC: ${reason}. It keeps trying.`;
      return { message, help: AWAY };
    }
    case 'refused':
      return standing.trouble;
    default:
      return assertNever(standing);
  }
}
