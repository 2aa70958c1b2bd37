import { MESSAGE_FLAG } from '../validation/message.ts';
import { channelPayload } from '../wire/guild.ts';
import { INTENT } from './intents.ts';
import { createMessage, publishMessage } from './messages.ts';
import { CHANNEL, type Channel, type Message, type ThreadState } from './model.ts';
import { publishIn, type State } from './state.ts';

const THREAD_STARTER = 21;

export interface NewThread {
  readonly parent: Channel;
  readonly message: Message;
  readonly ownerId: string;
  readonly name: string;
  readonly autoArchiveMinutes: number;
}

export function openThread(state: State, given: NewThread): Channel {
  const { parent, message, ownerId, name, autoArchiveMinutes } = given;
  const time = state.now();
  const channel: Channel = {
    id: message.id,
    type: CHANNEL.thread,
    guildId: parent.guildId,
    recipientId: undefined,
    messages: new Map(),
    name,
    overwrites: [],
    thread: {
      parentId: parent.id,
      ownerId,
      createdAt: time,
      archived: false,
      locked: false,
      autoArchiveMinutes,
      archiveChangedAt: time,
    },
  };
  state.channels.set(channel.id, channel);
  if (channel.guildId !== undefined) state.guilds.get(channel.guildId)?.channelIds.add(channel.id);
  publishIn(state, channel, {
    name: 'THREAD_CREATE',
    data: { ...channelPayload(state, channel), newly_created: true },
    intent: INTENT.guilds,
  });
  message.flags |= MESSAGE_FLAG.hasThread;
  publishMessage(state, parent, message, 'MESSAGE_UPDATE');
  createMessage(state, {
    channel,
    authorId: message.authorId,
    body: {},
    type: THREAD_STARTER,
    reference: { channelId: parent.id, messageId: message.id },
  });
  return channel;
}

export type ThreadChange = Partial<
  Pick<ThreadState, 'archived' | 'locked' | 'autoArchiveMinutes'>
> & { readonly name?: string | undefined };

export function changeThread(state: State, channel: Channel, change: ThreadChange): void {
  const { thread } = channel;
  if (!thread) return;
  if (change.archived !== undefined && change.archived !== thread.archived) {
    thread.archived = change.archived;
    thread.archiveChangedAt = state.now();
  }
  thread.locked = change.locked ?? thread.locked;
  thread.autoArchiveMinutes = change.autoArchiveMinutes ?? thread.autoArchiveMinutes;
  channel.name = change.name ?? channel.name;
  publishIn(state, channel, {
    name: 'THREAD_UPDATE',
    data: channelPayload(state, channel),
    intent: INTENT.guilds,
  });
}

export function deleteThread(state: State, channel: Channel): void {
  if (channel.guildId !== undefined) {
    publishIn(state, channel, {
      name: 'THREAD_DELETE',
      data: {
        id: channel.id,
        guild_id: channel.guildId,
        parent_id: channel.thread?.parentId,
        type: channel.type,
      },
      intent: INTENT.guilds,
    });
    state.guilds.get(channel.guildId)?.channelIds.delete(channel.id);
  }
  state.channels.delete(channel.id);
}
