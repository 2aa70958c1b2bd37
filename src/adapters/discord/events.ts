import {
  type Client,
  GatewayDispatchEvents as Dispatch,
  type GatewayChannelDeleteDispatchData,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayThreadUpdateDispatchData,
} from 'discord.js';
import type { Handlers } from '../../core/ports/chat-platform.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { channelOf, DISCORD, personOf, toRef } from './refs.ts';
import type { ThreadKeeper } from './thread-keeper.ts';

interface EventDependencies {
  readonly botId: string;
  readonly logger: Logger;
  readonly threads: ThreadKeeper;
  /** Undefined once the platform is stopped. */
  handlers(): Handlers | undefined;
}

type Reaction = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData;

/**
 * Tells the core what happens on Discord, besides what people ask for. Listens to the gateway's own
 * payloads: the library's events of a reaction leave out those in a thread that it has not cached.
 */
export function attachEvents(client: Client, dependencies: EventDependencies): void {
  const { botId, logger, threads, handlers } = dependencies;

  const on = <T>(event: Dispatch, handle: (data: T) => Promise<void> | undefined) =>
    client.ws.on(event, (data: T) => {
      handle(data)?.catch((error: unknown) => {
        logger.error({ event, err: error }, 'not handled');
        // What was not stored is read from Discord again.
        handlers()?.gap();
      });
    });

  const tell = (change: 'added' | 'removed', reaction: Reaction) => {
    const { user_id, guild_id, emoji } = reaction;
    const message = refOf(reaction);
    if (!message || !guild_id || emoji.id || !emoji.name || isBot(reaction, botId))
      return undefined;
    const person = personOf(guild_id, user_id);
    return handlers()?.reaction({ message, person, emoji: emoji.name, change });
  };
  on<Reaction>(Dispatch.MessageReactionAdd, (reaction) => tell('added', reaction));
  on<Reaction>(Dispatch.MessageReactionRemove, (reaction) => tell('removed', reaction));

  const recount = (place: MessagePlace) => {
    const message = refOf(place);
    return message === undefined ? undefined : handlers()?.recount(message);
  };
  on(Dispatch.MessageReactionRemoveAll, recount);
  on(Dispatch.MessageReactionRemoveEmoji, recount);

  on<GatewayChannelDeleteDispatchData>(Dispatch.ChannelDelete, (channel) => {
    if (!('guild_id' in channel) || !channel.guild_id) return undefined;
    return handlers()?.gone(channelOf(channel.guild_id, channel.id), 'The channel was deleted.');
  });
  on<GatewayGuildDeleteDispatchData>(Dispatch.GuildDelete, ({ id, unavailable }) => {
    // Discord’s own trouble: the server comes back.
    if (unavailable) return undefined;
    const reason = 'Paperboy was removed from this server.';
    return handlers()?.gone({ platform: DISCORD, workspace: id }, reason);
  });
  client.ws.on(Dispatch.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) => {
    // A server that was down, or that invited the bot again. Those of a first login come before it
    // is ready; those of a further one make the same gap known twice, which costs nothing.
    if (!client.isReady()) return;
    // Heard before the library has it: one that it knows was only down.
    const { cache } = client.guilds;
    if (!cache.has(id)) handlers()?.present([...cache.keys(), id]);
    handlers()?.gap();
  });
  on<GatewayThreadUpdateDispatchData>(Dispatch.ThreadUpdate, (thread) => threads.seen(thread));
}

interface MessagePlace {
  readonly guild_id?: string;
  readonly channel_id: string;
  readonly message_id: string;
}

const refOf = ({ guild_id, channel_id, message_id }: MessagePlace) =>
  guild_id ? toRef({ guild: guild_id, channel: channel_id, message: message_id }) : undefined;

/**
 * Bots are no people. Who takes a reaction back is not described; of a bot nothing was stored that
 * could be taken back.
 */
const isBot = (reaction: Reaction, botId: string): boolean =>
  reaction.user_id === botId || ('member' in reaction && reaction.member?.user?.bot === true);
