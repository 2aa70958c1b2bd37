import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js';
import { assertNever } from '../../core/errors.ts';
import { operatingPage, type Trouble } from '../../core/operating-page.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { sendThrough } from './bot-gate.ts';
import { createClient, type GatewayClient } from './client.ts';
import { TOKEN_REFUSED } from './failure.ts';
import type { Gate } from './gate.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** What needs to be in waits for it so long (ms). */
const ARRIVING_MS = 5_000;

const REFUSED_TOKEN: Trouble = { message: TOKEN_REFUSED, help: operatingPage('token-refused') };

const forGood = (message: string): Trouble => ({
  message,
  help: operatingPage('refused-for-good'),
});

/** Why the gateway closed for good; every other end is followed by a new connection. */
const FINAL: Readonly<Record<number, Trouble>> = {
  [GatewayCloseCodes.AuthenticationFailed]: REFUSED_TOKEN,
  [GatewayCloseCodes.DisallowedIntents]: forGood(
    'Discord refuses the events that Paperboy asks for, although none needs a permission. ' +
      'Look at the bot’s page in the developer portal, and start Paperboy again.',
  ),
  [GatewayCloseCodes.InvalidIntents]: forGood(
    'Discord no longer knows the events that Paperboy asks for. Install a newer Paperboy.',
  ),
  [GatewayCloseCodes.InvalidAPIVersion]: forGood(
    'Discord no longer speaks the version of its gateway that Paperboy uses. ' +
      'Install a newer Paperboy.',
  ),
  [GatewayCloseCodes.ShardingRequired]: forGood(
    'The bot is in more servers than one connection may serve (2,500). ' +
      'Run a second bot for some of them.',
  ),
};

const closedForGood = (code: number): Trouble =>
  FINAL[code] ?? forGood(`Discord closed the connection for good (${code}). Start Paperboy again.`);

const AWAY = operatingPage('platform-away');

interface ConnectionOptions {
  readonly token: string;
  readonly apiUrl: string;
  /** Of all that the bot sends. */
  readonly gate: Gate;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Listens to each client before it connects. */
  attach(client: Client): void;
  /** Connected afresh: what happened before was not told. */
  ready(client: Client<true>): void;
}

/** Stays connected to Discord's gateway until it is stopped, or refused for good. */
export interface Connection {
  /** Resolves at once; `problem` tells how it goes. */
  start(): void;
  stop(): Promise<void>;
  /** Undefined while Discord has not let us in. */
  client(): Client<true> | undefined;
  /** Resolves when Discord has let us in, or after a while. */
  arrived(): Promise<void>;
  problem(): Trouble | undefined;
}

type Standing =
  | { readonly state: 'connecting' | 'in' }
  /** Since a moment, epoch milliseconds. */
  | { readonly state: 'away'; readonly since: number; readonly reason: string }
  | { readonly state: 'refused'; readonly trouble: Trouble };

export function createConnection(options: ConnectionOptions): Connection {
  const { token, apiUrl, gate, clock, logger, attach, ready } = options;
  const stopping = new AbortController();
  let current: GatewayClient | undefined;
  let standing: Standing = { state: 'connecting' };
  const arrivals = new Set<() => void>();

  /** Since when, so that a second look says the same. */
  function awayBecause(reason: string): void {
    if (standing.state === 'away') return;
    standing = { state: 'away', since: clock.now(), reason };
    logger.warn({ platform: 'discord', reason, help: AWAY }, 'disconnected');
  }

  function refuse(trouble: Trouble): void {
    standing = { state: 'refused', trouble };
    const { message: reason, help } = trouble;
    logger.error({ platform: 'discord', reason, help }, 'refused for good');
  }

  const isRefused = () => standing.state === 'refused';

  function listen(client: Client): void {
    const isCurrent = () => client === current?.client && !stopping.signal.aborted;
    const backAgain = () => {
      if (!isCurrent()) return;
      standing = { state: 'in' };
      for (const arrive of arrivals) arrive();
    };
    const connected = () => {
      if (!isCurrent() || !client.isReady()) return;
      backAgain();
      client.rest.setToken(token);
      logger.info({ platform: 'discord', servers: client.guilds.cache.size }, 'connected');
      ready(client);
    };
    // The library tells the first connection by the one and every later one by the other.
    client.once(Events.ClientReady, connected);
    client.on(Events.ShardReady, connected);
    client.on(Events.ShardResume, backAgain);
    client.on(Events.ShardReconnecting, () => {
      if (isCurrent()) awayBecause('the connection broke');
    });
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (isCurrent()) refuse(closedForGood(code));
    });
    client.on(Events.Error, (error) =>
      logger.warn({ platform: 'discord', err: error, help: AWAY }, 'error'),
    );
    // Without a listener the library would throw it where nobody catches it.
    client.on(Events.ShardError, (error) =>
      logger.debug({ platform: 'discord', err: error }, 'gateway error'),
    );
    attach(client);
  }

  /** One client, from its first connection on. True when it is in, or when nothing will help. */
  async function connect(): Promise<boolean> {
    const attempt = createClient(apiUrl, sendThrough(gate));
    current = attempt;
    listen(attempt.client);
    try {
      await attempt.client.login(token);
      return true;
    } catch (error) {
      void attempt.leave();
      if (stopping.signal.aborted) return true;
      if (isInvalidToken(error)) refuse(REFUSED_TOKEN);
      if (isRefused()) return true;
      awayBecause(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_RETRY_MS;
    while (!stopping.signal.aborted && !(await connect())) {
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      pause = Math.min(2 * pause, LONGEST_RETRY_MS);
    }
  }

  return {
    start: () => void run(),
    async stop() {
      stopping.abort();
      for (const arrive of arrivals) arrive();
      await current?.leave();
    },
    client() {
      if (!current?.client.isReady()) return undefined;
      // The library forgets a token that was refused once, and would never ask again.
      current.client.rest.setToken(token);
      return current.client;
    },
    arrived() {
      if (standing.state === 'in' || standing.state === 'refused') return Promise.resolve();
      return new Promise((resolve) => {
        const arrive = () => {
          clearTimeout(timer);
          arrivals.delete(arrive);
          resolve();
        };
        const timer = setTimeout(arrive, ARRIVING_MS);
        arrivals.add(arrive);
      });
    },
    problem: () => explain(standing),
  };
}

function explain(standing: Standing): Trouble | undefined {
  switch (standing.state) {
    case 'in':
      return undefined;
    case 'connecting':
      return { message: 'Paperboy is connecting to Discord.', help: AWAY };
    case 'away': {
      const since = new Date(standing.since).toISOString().slice(0, 16).replace('T', ' ');
      const message =
        `Discord can’t be reached since ${since} UTC (${standing.reason}). ` +
        'Paperboy keeps trying.';
      return { message, help: AWAY };
    }
    case 'refused':
      return standing.trouble;
    default:
      return assertNever(standing);
  }
}

/** Every other refusal is told by the code with which the gateway closes. */
const isInvalidToken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;
