import { addChannel, deleteChannel, type NewChannel, setArchived } from './channels.ts';
import { join, leave } from './membership.ts';
import { deleteMessage } from './messages.ts';
import type { Channel, Message, Payload, User } from './model.ts';
import { known, type State } from './state.ts';

type NewUser = Partial<Omit<User, 'id'>>;
type UserChange = Partial<Pick<User, 'admin' | 'owner' | 'primaryOwner' | 'guest' | 'deleted'>>;

/** What Slack holds, to be set up, changed as people change it, and looked at. */
export interface World {
  readonly users: ReadonlyMap<string, User>;
  readonly channels: ReadonlyMap<string, Channel>;
  addUser(user?: NewUser): User;
  changeUser(userId: string, change: UserChange): void;
  addChannel(channel?: NewChannel): Channel;
  rename(channelId: string, name: string): void;
  archive(channelId: string): void;
  unarchive(channelId: string): void;
  deleteChannel(channelId: string): void;
  join(channelId: string, userId: string): void;
  leave(channelId: string, userId: string): void;
  inviteBot(channelId: string): void;
  kickBot(channelId: string): void;
  deleteMessage(channelId: string, ts: string): void;
  lockThread(channelId: string, ts: string): void;
  unlockThread(channelId: string, ts: string): void;
  /** All of a channel's messages, oldest first, replies among them. */
  messages(channelId: string): readonly Message[];
  message(channelId: string, ts: string): Message | undefined;
  /** The replies, oldest first, without the message they are under. */
  thread(channelId: string, ts: string): readonly Message[];
  /** What only this person sees in this channel, oldest first. */
  ephemerals(userId: string, channelId: string): readonly Message[];
  /** The direct messages with the bot, if anybody has opened them. */
  directMessages(userId: string): Channel | undefined;
  /** What the app has published to somebody's Home tab. */
  home(userId: string): Payload | undefined;
}

export function createWorld(state: State): World {
  const user = (id: string) => known(state.users, id, 'user');
  const channel = (id: string) => known(state.channels, id, 'channel');
  const message = (id: string, ts: string) => known(channel(id).messages, ts, 'message');
  let host: User | undefined;
  /** Who makes channels and invites when nobody is named. */
  const anybody = (): User => {
    host ??= addUser(state, { name: 'host', primaryOwner: true, owner: true, admin: true });
    return host;
  };
  return {
    users: state.users,
    channels: state.channels,
    addUser: (given = {}) => addUser(state, given),
    changeUser: (userId, change) => void Object.assign(user(userId), change),
    addChannel: (given = {}) => addChannel(state, given, given.creator ?? anybody().id),
    rename(channelId, name) {
      channel(channelId).name = name;
    },
    archive: (id) => setArchived(state, channel(id), anybody().id, true),
    unarchive: (id) => setArchived(state, channel(id), anybody().id, false),
    deleteChannel: (id) => deleteChannel(state, channel(id), anybody().id),
    join: (id, userId) => join(state, channel(id), user(userId).id),
    leave: (id, userId) => leave(state, channel(id), user(userId).id, userId),
    inviteBot: (id) => join(state, channel(id), state.bot.id, anybody().id),
    kickBot: (id) => leave(state, channel(id), state.bot.id, anybody().id),
    deleteMessage: (id, ts) => deleteMessage(state, message(id, ts)),
    lockThread(id, ts) {
      message(id, ts).locked = true;
    },
    unlockThread(id, ts) {
      message(id, ts).locked = false;
    },
    messages: (id) => [...channel(id).messages.values()],
    message: (id, ts) => channel(id).messages.get(ts),
    thread: (id, ts) => message(id, ts).replies.map((reply) => message(id, reply)),
    ephemerals: (userId, id) =>
      state.ephemerals.filter(
        ({ ephemeralTo, channelId }) => ephemeralTo === userId && channelId === id,
      ),
    directMessages: (userId) =>
      [...state.channels.values()].find((one) => one.kind === 'im' && one.userId === userId),
    home: (userId) => homeOf(state, userId)?.payload,
  };
}

export function homeOf(state: State, userId: string) {
  return [...state.views.values()].find(
    (view) => view.userId === userId && view.payload.type === 'home',
  );
}

function addUser(state: State, given: NewUser): User {
  const id = state.newId('U');
  const { name = `person-${id.slice(-4).toLowerCase()}` } = given;
  const user: User = {
    realName: name,
    teamId: state.teamId,
    tz: 'Europe/Berlin',
    bot: false,
    admin: false,
    owner: false,
    primaryOwner: false,
    guest: false,
    deleted: false,
    ...given,
    name,
    id,
  };
  state.users.set(id, user);
  return user;
}
