import type { Channel, Guild } from './model.ts';

export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
  pinMessages: 1n << 51n,
  bypassSlowmode: 1n << 52n,
} as const;

const ALL = (1n << 53n) - 1n;

export const permissions = (...names: readonly (keyof typeof PERMISSION)[]): bigint =>
  names.reduce((bits, name) => bits | PERMISSION[name], 0n);

/** What @everyone may do in a new guild. */
export const EVERYDAY = permissions(
  'viewChannel',
  'sendMessages',
  'sendMessagesInThreads',
  'createPublicThreads',
  'embedLinks',
  'attachFiles',
  'addReactions',
  'readMessageHistory',
  'useApplicationCommands',
);

export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL;
  const bits = [guild.id, ...member.roles].reduce(
    (sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n),
    0n,
  );
  return (bits & PERMISSION.administrator) !== 0n ? ALL : bits;
}

/** `holder` is the channel, or the parent of a thread: its overwrites count. */
export function channelPermissions(guild: Guild, holder: Channel, userId: string): bigint {
  const member = guild.members.get(userId);
  const base = guildPermissions(guild, userId);
  if (!member || base === ALL) return base;
  const everyone = holder.overwrites.filter(({ id }) => id === guild.id);
  const roles = holder.overwrites.filter(
    ({ id, type }) => type === 'role' && id !== guild.id && member.roles.includes(id),
  );
  const own = holder.overwrites.filter(({ id, type }) => type === 'member' && id === userId);
  return [everyone, roles, own].reduce((sum, group) => {
    const deny = group.reduce((all, overwrite) => all | (overwrite.deny ?? 0n), 0n);
    const allow = group.reduce((all, overwrite) => all | (overwrite.allow ?? 0n), 0n);
    return (sum & ~deny) | allow;
  }, base);
}
