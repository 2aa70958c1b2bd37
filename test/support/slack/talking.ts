import { randomUUID } from 'node:crypto';
import { shareLinks, shareTypedLinks } from './interactions/link-sharing.ts';
import { channelFor, type MessageRef, messageFor } from './interactions/visibility.ts';
import type { Platform } from './platform.ts';
import { createMessage } from './world/messages.ts';
import type { Channel, Message, Payload } from './world/model.ts';
import { addReaction, reactionName, removeReaction } from './world/reactions.ts';
import type { SharedLinks } from './world/state.ts';
import { typedText } from './world/texts.ts';
import { isLocked } from './world/threads.ts';

/** What people write and how they react; what they may not do throws. */
export interface Talking {
  say(userId: string, channelId: string, text: string, more?: { threadTs?: string }): Message;
  /** Types a message with links and does not send it yet. */
  compose(userId: string, channelId: string, text: string): SharedLinks;
  react(userId: string, message: MessageRef, name: string): void;
  unreact(userId: string, message: MessageRef, name: string): void;
}

export function createTalking(platform: Platform): Talking {
  const { state } = platform;

  function reactable(userId: string, ref: MessageRef): { channel: Channel; message: Message } {
    const found = messageFor(state, userId, ref);
    if (found.message.ephemeralTo !== undefined || found.message.tombstone)
      throw new Error('Nobody can react to this message.');
    if (found.channel.archived) throw new Error(`The channel ${found.channel.id} is archived.`);
    if (isLocked(found.channel, found.message)) throw new Error('The thread is locked.');
    return found;
  }

  return {
    say(userId, channelId, text, { threadTs } = {}) {
      const channel = channelFor(state, userId, channelId);
      if (channel.archived) throw new Error(`The channel ${channelId} is archived.`);
      const args = { text: typedText(text), blocks: [richText(text)] };
      const message = createMessage(state, { channel, userId, args, threadTs });
      shareLinks(platform, channel, message, text);
      return message;
    },
    compose: (userId, channelId, text) =>
      shareTypedLinks(platform, channelFor(state, userId, channelId), userId, text),
    react(userId, ref, name) {
      const { channel, message } = reactable(userId, ref);
      const emoji = nameOf(name);
      if (!message.reactions.get(emoji)?.has(userId))
        addReaction(state, channel, message, userId, emoji);
    },
    unreact(userId, ref, name) {
      const { channel, message } = reactable(userId, ref);
      if (!removeReaction(state, channel, message, userId, nameOf(name)))
        throw new Error(`${userId} has not reacted with ${name}.`);
    },
  };
}

function nameOf(name: string): string {
  const emoji = reactionName(name);
  if (emoji === undefined) throw new Error(`“${name}” is no emoji’s name.`);
  return emoji;
}

/** Clients send what was typed as rich text. */
function richText(text: string): Payload {
  return {
    type: 'rich_text',
    block_id: randomUUID().slice(0, 5),
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}
