import { normalizeEmoji } from './emoji.ts';
import { createMessage } from './world/messages.ts';
import type { Channel, Message } from './world/model.ts';
import { addReaction, removeAllReactions, removeEmoji, removeReaction } from './world/reactions.ts';
import { known, may, type State } from './world/state.ts';
import { changeThread, openThread } from './world/threads.ts';

type MessageRef = Pick<Message, 'id' | 'channelId'>;
const THREE_DAYS = 4320;
const MOST_EMOJIS = 20;

/** What people write and how they react; what they may not do throws. */
export interface Reacting {
  say(userId: string, channelId: string, content: string): Message;
  startThread(userId: string, message: MessageRef, name: string): Channel;
  react(userId: string, message: MessageRef, emoji: string): void;
  unreact(userId: string, message: MessageRef, emoji: string): void;
  /** By a moderator: everybody's. */
  removeAllReactions(message: MessageRef): void;
  removeEmojiReactions(message: MessageRef, emoji: string): void;
}

export function createReacting(state: State): Reacting {
  function find(ref: MessageRef): { channel: Channel; message: Message } {
    const channel = known(state.channels, ref.channelId, 'channel');
    return { channel, message: known(channel.messages, ref.id, 'message') };
  }
  return {
    say(userId, channelId, content) {
      const channel = known(state.channels, channelId, 'channel');
      const permission = channel.thread ? 'sendMessagesInThreads' : 'sendMessages';
      if (!may(state, channel, userId, permission) || isLockedFor(state, channel, userId))
        throw new Error(`${userId} may not write in ${channelId}.`);
      if (channel.thread?.archived) changeThread(state, channel, { archived: false });
      return createMessage(state, { channel, authorId: userId, body: { content } });
    },
    startThread(userId, ref, name) {
      const { channel: parent, message } = find(ref);
      if (!may(state, parent, userId, 'createPublicThreads'))
        throw new Error(`${userId} may not open threads in ${parent.id}.`);
      return openThread(state, {
        parent,
        message,
        ownerId: userId,
        name,
        autoArchiveMinutes: THREE_DAYS,
      });
    },
    react(userId, ref, text) {
      const { channel, message } = find(ref);
      const emoji = emojiFrom(text);
      refuseClosed(state, channel, userId);
      if (!message.reactions.has(emoji)) {
        if (!may(state, channel, userId, 'addReactions'))
          throw new Error(`${userId} may not add a reaction of their own.`);
        if (message.reactions.size >= MOST_EMOJIS)
          throw new Error(`There are ${MOST_EMOJIS} emojis already.`);
      }
      addReaction(state, channel, message, userId, emoji);
    },
    unreact(userId, ref, text) {
      const { channel, message } = find(ref);
      refuseClosed(state, channel, userId);
      if (!removeReaction(state, channel, message, userId, emojiFrom(text)))
        throw new Error(`${userId} has not reacted with ${text}.`);
    },
    removeAllReactions(ref) {
      const { channel, message } = find(ref);
      removeAllReactions(state, channel, message);
    },
    removeEmojiReactions(ref, text) {
      const { channel, message } = find(ref);
      removeEmoji(state, channel, message, emojiFrom(text));
    },
  };
}

function emojiFrom(text: string): string {
  const emoji = normalizeEmoji(text);
  if (emoji === undefined) throw new Error(`“${text}” is no emoji.`);
  return emoji;
}

function isLockedFor(state: State, channel: Channel, userId: string): boolean {
  return channel.thread?.locked === true && !may(state, channel, userId, 'manageThreads');
}

function refuseClosed(state: State, channel: Channel, userId: string): void {
  if (!may(state, channel, userId, 'viewChannel'))
    throw new Error(`${userId} does not see the channel ${channel.id}.`);
  if (channel.thread?.archived) throw new Error(`The thread ${channel.id} is archived.`);
  if (isLockedFor(state, channel, userId)) throw new Error(`The thread ${channel.id} is locked.`);
}
