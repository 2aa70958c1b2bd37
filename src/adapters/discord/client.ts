import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  SimpleShardingStrategy,
  Status,
  type WebSocketOptions,
} from 'discord.js';

/** How long (ms) an answer to a person may take before the library gives a request up. */
const ANSWER_MS = 5_000;

/** Closing a connection that is just being made never ends (discord.js 14.28): it is left behind. */
const CLOSE_MS = 2_000;

/** A client that can be given up for good, whatever it is doing. */
export interface GatewayClient {
  readonly client: Client;
  /** Closes the connection; no other is made, and nothing more is told. */
  leave(): Promise<void>;
}

/**
 * The gateway, and a REST client of its own for what people wait for. No intent is privileged:
 * message contents are never asked for, except of the message a person points at.
 */
export function createClient(
  apiUrl: string,
  makeRequest = DefaultRestOptions.makeRequest,
): GatewayClient {
  const left = new AbortController();
  const client = new Client({
    ws: { buildStrategy: untilLeft(left.signal) },
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
    ],
    // What happens to messages and people that this process never saw is passed on as it comes;
    // nothing is fetched to complete it.
    partials: [Partials.Message, Partials.Channel, Partials.Reaction, Partials.User],
    rest: { api: apiUrl, timeout: ANSWER_MS, retries: 1, makeRequest },
    // Only servers, channels and roles are ever looked up; the rest would grow for ever.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: {
        maxSize: 1,
        keepOverLimit: (member) => member.id === member.client.user?.id,
      },
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user?.id },
    }),
  });

  return {
    client,
    async leave() {
      left.abort();
      // The library takes its listeners off the socket that it closes: of one that is just being
      // opened, the failure would then be nobody's and end the process. It ends by itself.
      if (client.ws.shards.some(({ status }) => status === Status.Connecting)) return;
      const closed = client.destroy().catch(() => undefined);
      await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Whatever ends a connection that is being made, the library makes another half a second later,
 * also when it was told to close or when the login has failed (discord.js 14.28). It asks for the
 * session before each one and with each event: from then on there is no answer.
 */
function untilLeft(left: AbortSignal): NonNullable<WebSocketOptions['buildStrategy']> {
  return (manager) => {
    const { retrieveSessionInfo } = manager.options;
    manager.options.retrieveSessionInfo = (shard) => {
      if (!left.aborted) return retrieveSessionInfo(shard);
      void manager.destroy();
      return new Promise(() => undefined);
    };
    return new SimpleShardingStrategy(manager);
  };
}
