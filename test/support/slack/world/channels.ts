import type { Channel, ChannelKind, Payload, User } from './model.ts';
import { type State, scopeFor } from './state.ts';

export interface NewChannel {
  readonly name?: string;
  readonly kind?: Exclude<ChannelKind, 'im'>;
  readonly creator?: string;
  readonly members?: readonly string[];
  /** Whether the bot is in it; it is unless said. */
  readonly bot?: boolean;
}

export function addChannel(state: State, given: NewChannel, creator: string): Channel {
  const { kind = 'public', bot = true, members = [] } = given;
  const id = state.newId('C');
  const channel: Channel = {
    id,
    kind,
    creator,
    createdAt: state.now(),
    members: new Set([creator, ...members, ...(bot ? [state.bot.id] : [])]),
    messages: new Map(),
    userId: undefined,
    name: given.name ?? `papers-${id.toLowerCase()}`,
    archived: false,
  };
  state.channels.set(id, channel);
  return channel;
}

/** The direct messages between somebody and the bot, opened when there are none yet. */
export function directMessages(state: State, user: User): Channel {
  const open = [...state.channels.values()].find(({ userId }) => userId === user.id);
  if (open) return open;
  const id = state.newId('D');
  const channel: Channel = {
    id,
    kind: 'im',
    creator: user.id,
    createdAt: state.now(),
    members: new Set([user.id, state.bot.id]),
    messages: new Map(),
    userId: user.id,
    name: 'directmessage',
    archived: false,
  };
  state.channels.set(id, channel);
  return channel;
}

export function setArchived(state: State, channel: Channel, by: string, archived: boolean): void {
  channel.archived = archived;
  const isPrivate = channel.kind === 'private';
  const type = `${isPrivate ? 'group' : 'channel'}_${archived ? 'archive' : 'unarchive'}`;
  const who = isPrivate && !archived ? { actor_id: by } : { user: by };
  publishAbout(state, channel, { type, channel: channel.id, ...who, event_ts: state.newTs() });
}

export function deleteChannel(state: State, channel: Channel, by: string): void {
  const type = `${channel.kind === 'private' ? 'group' : 'channel'}_deleted`;
  const event = { type, channel: channel.id, actor_id: by, event_ts: state.newTs() };
  publishAbout(state, channel, event);
  state.channels.delete(channel.id);
}

/** Everybody hears of public channels, only members of private ones. */
function publishAbout(state: State, channel: Channel, event: Payload): void {
  state.publish({
    event,
    scope: scopeFor(channel.kind, 'read'),
    ...(channel.kind === 'private' && { inside: channel }),
  });
}
