import { channelPayload, guildCreatePayload, rolePayload } from '../wire/guild.ts';
import { INTENT } from './intents.ts';
import { deleteMessage } from './messages.ts';
import {
  CHANNEL,
  type Channel,
  type ChannelType,
  type Guild,
  type Message,
  type Overwrite,
  type Role,
  type User,
} from './model.ts';
import { EVERYDAY } from './permissions.ts';
import { known, publishIn, type State } from './state.ts';
import { changeThread, deleteThread, type ThreadChange } from './threads.ts';

interface NewUser {
  readonly name?: string;
  readonly bot?: boolean;
  /** Whether the bot may write to them; true unless said. */
  readonly allowsDms?: boolean;
}

interface NewGuild {
  readonly name?: string;
  readonly owner?: User;
  /** What everybody may do. */
  readonly everyone?: bigint;
  /** What the bot's own role adds to that. */
  readonly bot?: bigint;
}

interface NewChannel {
  readonly name?: string;
  readonly type?: ChannelType;
  readonly overwrites?: readonly Overwrite[];
}

/** What Discord holds, to be set up, changed as people change it, and looked at. */
export interface World {
  readonly users: ReadonlyMap<string, User>;
  readonly guilds: ReadonlyMap<string, Guild>;
  /** Threads are among them, each under the id of the message it was opened from. */
  readonly channels: ReadonlyMap<string, Channel>;
  addUser(user?: NewUser): User;
  addGuild(guild?: NewGuild): Guild;
  addChannel(guildId: string, channel?: NewChannel): Channel;
  addMember(guildId: string, userId: string, roles?: readonly string[], nick?: string): void;
  addRole(guildId: string, role: { readonly name?: string; readonly permissions: bigint }): Role;
  setRolePermissions(guildId: string, roleId: string, permissions: bigint): void;
  setMemberRoles(guildId: string, userId: string, roles: readonly string[]): void;
  setOverwrites(channelId: string, overwrites: readonly Overwrite[]): void;
  deleteChannel(channelId: string): void;
  deleteMessage(channelId: string, messageId: string): void;
  changeThread(threadId: string, change: ThreadChange): void;
  kickBot(guildId: string): void;
  inviteBot(guildId: string): void;
  /** The visible messages, oldest first. */
  messages(channelId: string): readonly Message[];
  message(channelId: string, messageId: string): Message | undefined;
}

export function createWorld(state: State): World {
  const guild = (id: string) => known(state.guilds, id, 'guild');
  const channel = (id: string) => known(state.channels, id, 'channel');
  return {
    users: state.users,
    guilds: state.guilds,
    channels: state.channels,
    addUser: (user) => addUser(state, user),
    addGuild: (given) => addGuild(state, given),
    addChannel: (guildId, given) => addChannel(state, guild(guildId), given),
    addMember(guildId, userId, roles = [], nick = undefined) {
      addMember(state, guild(guildId), known(state.users, userId, 'user').id, roles, nick);
    },
    addRole: (guildId, role) => addRole(state, guild(guildId), role),
    setRolePermissions(guildId, roleId, permissions) {
      const role = known(guild(guildId).roles, roleId, 'role');
      role.permissions = permissions;
      publishRole(state, guild(guildId), role, 'GUILD_ROLE_UPDATE');
    },
    setMemberRoles: (guildId, userId, roles) =>
      setMemberRoles(state, guild(guildId), userId, roles),
    setOverwrites(channelId, overwrites) {
      channel(channelId).overwrites = overwrites;
      publishChannel(state, channel(channelId), 'CHANNEL_UPDATE');
    },
    deleteChannel: (channelId) => deleteChannel(state, channel(channelId)),
    deleteMessage(channelId, messageId) {
      deleteMessage(state, known(channel(channelId).messages, messageId, 'message'));
    },
    changeThread: (threadId, change) => changeThread(state, channel(threadId), change),
    kickBot: (guildId) => kickBot(state, guild(guildId)),
    inviteBot: (guildId) => inviteBot(state, guild(guildId)),
    messages: (channelId) => [...channel(channelId).messages.values()],
    message: (channelId, messageId) => channel(channelId).messages.get(messageId),
  };
}

function addUser(state: State, given: NewUser = {}): User {
  const id = state.newId();
  const { name = `person-${id.slice(-4)}`, bot = false, allowsDms = true } = given;
  const user: User = { id, name, bot, allowsDms };
  state.users.set(id, user);
  return user;
}

function addGuild(state: State, given: NewGuild = {}): Guild {
  const id = state.newId();
  const owner = given.owner ?? addUser(state, { name: 'owner' });
  const createdAt = state.now();
  const made: Guild = {
    id,
    name: given.name ?? 'A guild',
    ownerId: owner.id,
    createdAt,
    roles: new Map(),
    members: new Map(),
    channelIds: new Set(),
    botPresent: false,
  };
  const { everyone = EVERYDAY } = given;
  made.roles.set(id, { id, name: '@everyone', position: 0, permissions: everyone });
  state.guilds.set(id, made);
  addMember(state, made, owner.id, []);
  const role = addRole(state, made, { name: state.bot.name, permissions: given.bot ?? 0n });
  addMember(state, made, state.bot.id, [role.id]);
  inviteBot(state, made);
  return made;
}

function addMember(
  state: State,
  guild: Guild,
  userId: string,
  roles: readonly string[],
  nick?: string,
): void {
  guild.members.set(userId, { userId, joinedAt: state.now(), nick, roles });
}

function addRole(
  state: State,
  guild: Guild,
  given: { readonly name?: string; readonly permissions: bigint },
): Role {
  const { name = 'a role', permissions } = given;
  const role: Role = { id: state.newId(), name, position: guild.roles.size, permissions };
  guild.roles.set(role.id, role);
  publishRole(state, guild, role, 'GUILD_ROLE_CREATE');
  return role;
}

function publishRole(state: State, guild: Guild, role: Role, name: string): void {
  if (!guild.botPresent) return;
  const data = { guild_id: guild.id, role: rolePayload(role) };
  state.publish({ name, data, intent: INTENT.guilds });
}

/** Without the intent GuildMembers a bot hears of its own roles only. */
function setMemberRoles(
  state: State,
  guild: Guild,
  userId: string,
  roles: readonly string[],
): void {
  const member = known(guild.members, userId, 'member');
  member.roles = roles;
  if (!guild.botPresent) return;
  const user = known(state.users, userId, 'user');
  state.publish({
    name: 'GUILD_MEMBER_UPDATE',
    data: {
      guild_id: guild.id,
      roles,
      user: { id: user.id, username: user.name, discriminator: '0', avatar: null, bot: user.bot },
      nick: member.nick ?? null,
      joined_at: new Date(member.joinedAt).toISOString(),
      flags: 0,
    },
    intent: userId === state.bot.id ? 0 : INTENT.guildMembers,
  });
}

function addChannel(state: State, guild: Guild, given: NewChannel = {}): Channel {
  const made: Channel = {
    id: state.newId(),
    type: given.type ?? CHANNEL.text,
    guildId: guild.id,
    recipientId: undefined,
    messages: new Map(),
    thread: undefined,
    name: given.name ?? 'papers',
    overwrites: given.overwrites ?? [],
  };
  state.channels.set(made.id, made);
  guild.channelIds.add(made.id);
  publishChannel(state, made, 'CHANNEL_CREATE');
  return made;
}

function publishChannel(state: State, channel: Channel, name: string): void {
  publishIn(state, channel, {
    name,
    data: channelPayload(state, channel),
    intent: INTENT.guilds,
  });
}

function deleteChannel(state: State, channel: Channel): void {
  if (channel.thread) {
    deleteThread(state, channel);
    return;
  }
  publishChannel(state, channel, 'CHANNEL_DELETE');
  for (const other of [...state.channels.values()])
    if (other.thread?.parentId === channel.id || other === channel) {
      state.channels.delete(other.id);
      if (other.guildId !== undefined) state.guilds.get(other.guildId)?.channelIds.delete(other.id);
    }
}

function kickBot(state: State, guild: Guild): void {
  guild.botPresent = false;
  state.publish({ name: 'GUILD_DELETE', data: { id: guild.id }, intent: INTENT.guilds });
}

function inviteBot(state: State, guild: Guild): void {
  guild.botPresent = true;
  const data = guildCreatePayload(state, guild);
  state.publish({ name: 'GUILD_CREATE', data, intent: INTENT.guilds });
}
