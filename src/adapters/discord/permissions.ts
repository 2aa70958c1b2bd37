import {
  type Client,
  type GuildBasedChannel,
  GuildMember,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Layout } from '../../core/edition/layout.ts';
import type { ChannelProblem, ChannelRef, ChatPlatform } from '../../core/ports/chat-platform.ts';
import { toPlatformError } from './failure.ts';

/**
 * What the bot needs in a channel, by the names that Discord's own settings show: without the first
 * four nothing can be posted.
 */
const NEEDED = [
  { name: 'View Channel', bit: PermissionFlagsBits.ViewChannel, blocking: true },
  { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages, blocking: true },
  { name: 'Create Public Threads', bit: PermissionFlagsBits.CreatePublicThreads, blocking: true },
  {
    name: 'Send Messages in Threads',
    bit: PermissionFlagsBits.SendMessagesInThreads,
    blocking: true,
  },
  { name: 'Read Message History', bit: PermissionFlagsBits.ReadMessageHistory, blocking: false },
  { name: 'Add Reactions', bit: PermissionFlagsBits.AddReactions, blocking: false },
] as const;

/** Whoever has one of these may say what is posted in a channel. */
const MANAGING = [PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild];

/** What a channel with compact editions can do without. */
const FOR_THREADS: ReadonlySet<string> = new Set([
  ...['Create Public Threads', 'Send Messages in Threads', 'Add Reactions'],
]);

const READING = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** The address that adds a bot to a server with exactly what it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = new PermissionsBitField(NEEDED.map(({ bit }) => bit)).bitfield;
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** The names of the permissions that the invite link asks for. */
export const NEEDED_PERMISSIONS: readonly string[] = NEEDED.map(({ name }) => name);

export interface Permissions extends Pick<ChatPlatform, 'mayManage' | 'channelProblem'> {
  /** Whether the bot may read what stands in a channel; undefined when that is not known. */
  mayRead(channel: ChannelRef): boolean | undefined;
}

/** Asks Discord itself each time: roles change, and what a command was registered with does not. */
export function createPermissions(client: () => Client<true> | undefined): Permissions {
  const guildOf = ({ workspace }: ChannelRef) => client()?.guilds.cache.get(workspace);

  return {
    async mayManage(channel, { id }) {
      const guild = guildOf(channel);
      const place = guild?.channels.cache.get(channel.id);
      if (!guild || !place) return false;
      try {
        const member = await guild.members.fetch({ user: id, force: true, cache: false });
        return place.permissionsFor(member).any(MANAGING);
      } catch (error) {
        throw toPlatformError(error, { reading: true });
      }
    },

    mayRead(channel) {
      const guild = guildOf(channel);
      const place = guild?.channels.cache.get(channel.id);
      const { me } = guild?.members ?? {};
      return place && me ? place.permissionsFor(me).has(READING) : undefined;
    },

    async channelProblem(channel, layout) {
      // As long as nobody is connected, nothing is known to be wrong with a channel.
      if (!client()) return undefined;
      const guild = guildOf(channel);
      if (!guild) return blocking('Paperboy is not in this server (any more). Invite it again.');
      if (!guild.available) return blocking('Discord has trouble with this server just now.');
      return problemOf(guild.members.me, guild.channels.cache.get(channel.id), layout);
    },
  };
}

const blocking = (reason: string): ChannelProblem => ({ reason, blocking: true });

/** What keeps the bot, as a member of the server, from doing its work in a channel. */
export function problemOf(
  me: GuildMember | null,
  channel: GuildBasedChannel | undefined,
  layout: Layout,
): ChannelProblem | undefined {
  if (!channel) {
    return blocking(
      'The channel was deleted, or Paperboy can’t see it: ' +
        'give it the permission View Channel there.',
    );
  }
  if (!channel.isTextBased() || channel.isVoiceBased() || channel.isThread()) {
    return blocking('Only a text channel can hold the daily thread. Subscribe one that is.');
  }
  if (!(me instanceof GuildMember)) return undefined;
  const granted = channel.permissionsFor(me);
  const needed = layout === 'thread' ? NEEDED : NEEDED.filter(({ name }) => !FOR_THREADS.has(name));
  const missing = needed.filter(({ bit }) => !granted.has(bit));
  if (missing.length === 0) return undefined;
  const names = new Intl.ListFormat('en-GB').format(missing.map(({ name }) => name));
  const [some, them] = missing.length === 1 ? ['a permission', 'it'] : ['permissions', 'them'];
  return {
    reason:
      `Paperboy lacks ${some} in this channel: ${names}. ` +
      `Give ${them} to its role in the channel’s settings.`,
    blocking: missing.some((one) => one.blocking),
  };
}
