import {
  CHANNEL,
  type Channel,
  type Guild,
  type Member,
  type Payload,
  type Role,
  type User,
} from '../world/model.ts';
import type { State } from '../world/state.ts';

const isoTime = (time: number): string => new Date(time).toISOString();

export function userPayload(user: User): Payload {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    public_flags: 0,
    ...(user.bot && { bot: true }),
  };
}

export function userById(state: State, id: string): Payload {
  const user = state.users.get(id);
  return userPayload(user ?? { id, name: 'deleted_user', bot: false, allowsDms: false });
}

export function memberPayload(member: Member): Payload {
  return {
    nick: member.nick ?? null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: isoTime(member.joinedAt),
    premium_since: null,
    communication_disabled_until: null,
    flags: 0,
    pending: false,
    deaf: false,
    mute: false,
  };
}

export function memberWithUser(state: State, member: Member): Payload {
  return { ...memberPayload(member), user: userById(state, member.userId) };
}

export function rolePayload(role: Role): Payload {
  return {
    id: role.id,
    name: role.name,
    permissions: String(role.permissions),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function channelPayload(state: State, channel: Channel): Payload {
  const lastId = [...channel.messages.keys()].at(-1) ?? null;
  const base = { id: channel.id, type: channel.type, last_message_id: lastId, flags: 0 };
  if (channel.type === CHANNEL.dm)
    return { ...base, recipients: [userById(state, channel.recipientId ?? '')] };
  if (channel.thread) return { ...base, ...threadPayload(channel) };
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    topic: null,
    position: 0,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ id, type, allow = 0n, deny = 0n }) => ({
      id,
      type: type === 'role' ? 0 : 1,
      allow: String(allow),
      deny: String(deny),
    })),
  };
}

function threadPayload({ thread, name, guildId, messages }: Channel): Payload {
  if (!thread) return {};
  const count = Math.max(0, messages.size - 1);
  return {
    guild_id: guildId,
    name,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    rate_limit_per_user: 0,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: isoTime(thread.archiveChangedAt),
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
      create_timestamp: isoTime(thread.createdAt),
    },
  };
}

export function guildPayload(guild: Guild): Payload {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
  };
}

export function guildCreatePayload(state: State, guild: Guild): Payload {
  const channels = [...guild.channelIds].flatMap((id) => state.channels.get(id) ?? []);
  const bot = guild.members.get(state.bot.id);
  return {
    ...guildPayload(guild),
    joined_at: isoTime(bot?.joinedAt ?? guild.createdAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [memberWithUser(state, bot)] : [],
    channels: channels.filter(({ thread }) => !thread).map((one) => channelPayload(state, one)),
    threads: channels
      .filter(({ thread }) => thread && !thread.archived)
      .map((one) => channelPayload(state, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
