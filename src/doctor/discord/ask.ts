import type { Client } from 'discord.js';
import { createClient } from '../../adapters/discord/client.ts';
import { toPlatformError } from '../../adapters/discord/failure.ts';
import { problemOf } from '../../adapters/discord/permissions.ts';
import type { Layout } from '../../core/edition/layout.ts';
import type { ChannelProblem } from '../../core/ports/chat-platform.ts';

export interface DiscordBot {
  readonly id: string;
  readonly name: string;
  readonly applicationId: string;
  /** The privileged intents that are switched on, as the developer portal calls them. */
  readonly intents: readonly string[];
  /** Then the invite link does not work. */
  readonly asksForCode: boolean;
  /** How often it may still log in today. */
  readonly logins: number;
}

/** Discord, asked over REST alone: nothing logs in beside a Paperboy that runs. */
export interface DiscordDesk {
  /** Whose the token is. Throws PlatformError. */
  bot(): Promise<DiscordBot>;
  /** What keeps the bot from doing its work in a channel. Throws PlatformError. */
  channelProblem(
    bot: Pick<DiscordBot, 'id'>,
    channel: { readonly workspace: string; readonly id: string },
    layout: Layout,
  ): Promise<ChannelProblem | undefined>;
  leave(): Promise<void>;
}

interface DiscordAddress {
  readonly apiUrl: string;
  readonly token: string;
}

/** Flags of an application (Discord's reference, "Application Flags"); the second of each is for bots in few servers. */
const INTENTS = [
  { name: 'Presence Intent', bits: (1 << 12) | (1 << 13) },
  { name: 'Server Members Intent', bits: (1 << 14) | (1 << 15) },
  { name: 'Message Content Intent', bits: (1 << 18) | (1 << 19) },
];

interface Self {
  readonly id: string;
  readonly username: string;
}

interface Application {
  readonly id: string;
  readonly flags?: number;
  readonly bot_require_code_grant?: boolean;
}

interface Gateway {
  readonly session_start_limit: { readonly remaining: number };
}

export function openDiscordDesk({ apiUrl, token }: DiscordAddress): DiscordDesk {
  const { client, leave } = createClient(apiUrl);
  client.rest.setToken(token);
  return {
    leave,
    async bot() {
      const { id, username } = await get<Self>(client, '/users/@me');
      const application = await get<Application>(client, '/applications/@me');
      const { session_start_limit } = await get<Gateway>(client, '/gateway/bot');
      const { flags = 0, bot_require_code_grant = false } = application;
      return {
        id,
        name: username,
        applicationId: application.id,
        intents: INTENTS.filter(({ bits }) => (flags & bits) !== 0).map(({ name }) => name),
        asksForCode: bot_require_code_grant,
        logins: session_start_limit.remaining,
      };
    },
    async channelProblem({ id }, channel, layout) {
      try {
        // Asked a second time it may have been mended meanwhile: the library would not ask again.
        const guild = await client.guilds.fetch({ guild: channel.workspace, force: true });
        const me = await guild.members.fetch({ user: id, force: true });
        const place = await guild.channels.fetch(channel.id, { force: true });
        return problemOf(me, place ?? undefined, layout);
      } catch (error) {
        const told = toPlatformError(error, { reading: true });
        const isAboutChannel =
          told.failure.kind === 'not-found' || told.failure.kind === 'forbidden';
        if (isAboutChannel) return { reason: told.message, blocking: true };
        throw told;
      }
    },
  };
}

async function get<T>(client: Client, route: `/${string}`): Promise<T> {
  try {
    return (await client.rest.get(route)) as T;
  } catch (error) {
    throw toPlatformError(error, { reading: true });
  }
}
