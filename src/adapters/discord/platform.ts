import { setTimeout as sleep } from 'node:timers/promises';
import { type APIInteraction, type Client, GatewayDispatchEvents } from 'discord.js';
import type { Command } from '../../commands/define.ts';
import type { ChatPlatform, Handlers } from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { ActionStore } from '../../core/ports/stores/actions.ts';
import { createBotGate } from './bot-gate.ts';
import { createRegistrar } from './commands/registrar.ts';
import { createConnection } from './connection.ts';
import { attachEvents } from './events.ts';
import { answerInteraction } from './interactions/route.ts';
import { createPermissions } from './permissions.ts';
import { createPosting } from './posting.ts';
import { createReactorList } from './reactors.ts';
import { DISCORD, readRef } from './refs.ts';
import { createBulk, tellLimits } from './rest.ts';
import { createThreadKeeper } from './thread-keeper.ts';
import { botIdOf } from './token.ts';

export interface DiscordOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId?: string;
  readonly commands: readonly Command[];
  readonly actions: ActionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly voteEmojis: readonly string[];
  /** How many times faster than the real one this Discord's time runs. */
  readonly haste?: number;
  /** Told of each answer of 429. */
  limited?(): void;
}

/** How long (ms) Discord may take to show a message whose answer was lost. */
const SETTLE_MS = 5_000;

/**
 * An edition of ten papers is 22 requests in eight seconds, because a channel takes five messages in
 * five: seventeen at a time use what the whole bot may send.
 */
const LANES = 20;

/** How long (ms) people who are being answered are waited for at the end. */
const LAST_ANSWERS_MS = 2_000;

export function createDiscordPlatform(options: DiscordOptions): ChatPlatform {
  const { token, logger, voteEmojis, haste = 1 } = options;
  // Of what is no token Discord will say so, and nothing else is ever done.
  const botId = botIdOf(token) ?? '';
  const gate = createBotGate();
  const bulk = createBulk({ ...options, gate });
  let handlers: Handlers | undefined;
  const answering = new Set<Promise<void>>();
  const registrar = createRegistrar(options);

  const attach = (client: Client): void => {
    tellLimits(client.rest, options.limited);
    attachEvents(client, { botId, logger, threads, handlers: () => handlers });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
      if (!handlers) return;
      const { rest } = client;
      const answered = answerInteraction(interaction, { ...options, rest, handlers });
      answering.add(answered);
      void answered.finally(() => answering.delete(answered));
    });
  };
  const ready = (client: Client<true>): void => {
    threads.forget();
    handlers?.present(client.guilds.cache.map(({ id }) => id));
    handlers?.gap();
    void registrar.run(client);
  };
  const connection = createConnection({ ...options, gate, attach, ready });
  const isOpen = (thread: string) => connection.client()?.channels.cache.has(thread) ?? false;
  const threads = createThreadKeeper({ ...options, bulk, botId, isOpen });
  const { mayRead, ...permissions } = createPermissions(connection.client);

  return {
    name: DISCORD,
    settleMs: SETTLE_MS / haste,
    lanes: LANES,
    async start(given) {
      handlers = given;
      connection.start();
    },
    async stop() {
      handlers = undefined;
      registrar.stop();
      const deadline = sleep(LAST_ANSWERS_MS, undefined, { ref: false });
      await Promise.race([Promise.all(answering), deadline]);
      await connection.stop();
    },
    problem: () => connection.problem() ?? bulk.problem() ?? registrar.problem(),
    ...createPosting({ ...options, bulk, threads, botId, mayRead, arrived: connection.arrived }),
    ...permissions,
    listReactors: createReactorList({ bulk, threads, voteEmojis }),
    async permalink(ref) {
      const { guild, channel, message } = readRef(ref);
      return `https://discord.com/channels/${guild}/${channel}/${message}`;
    },
  };
}
