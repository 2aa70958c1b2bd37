import { memberWithUser } from '../wire/guild.ts';
import { reactionIntent } from './intents.ts';
import type { Channel, Message, Payload } from './model.ts';
import { guildOf, publishIn, type State } from './state.ts';

const NORMAL = { type: 0, burst: false };

export function addReaction(
  state: State,
  channel: Channel,
  message: Message,
  userId: string,
  emoji: string,
): void {
  const users = message.reactions.get(emoji) ?? new Set();
  if (users.has(userId)) return;
  message.reactions.set(emoji, users.add(userId));
  const member = guildOf(state, channel)?.members.get(userId);
  publishReaction(state, channel, 'MESSAGE_REACTION_ADD', {
    ...reactionOf(channel, message, userId, emoji),
    message_author_id: message.authorId,
    ...(member && { member: memberWithUser(state, member) }),
  });
}

export function removeReaction(
  state: State,
  channel: Channel,
  message: Message,
  userId: string,
  emoji: string,
): boolean {
  const users = message.reactions.get(emoji);
  if (!users?.delete(userId)) return false;
  if (users.size === 0) message.reactions.delete(emoji);
  publishReaction(
    state,
    channel,
    'MESSAGE_REACTION_REMOVE',
    reactionOf(channel, message, userId, emoji),
  );
  return true;
}

export function removeAllReactions(state: State, channel: Channel, message: Message): void {
  message.reactions.clear();
  publishReaction(state, channel, 'MESSAGE_REACTION_REMOVE_ALL', placeOf(channel, message));
}

export function removeEmoji(state: State, channel: Channel, message: Message, emoji: string): void {
  message.reactions.delete(emoji);
  publishReaction(state, channel, 'MESSAGE_REACTION_REMOVE_EMOJI', {
    ...placeOf(channel, message),
    emoji: { id: null, name: emoji },
  });
}

function placeOf(channel: Channel, message: Message): Payload {
  return {
    channel_id: channel.id,
    message_id: message.id,
    ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
  };
}

function reactionOf(channel: Channel, message: Message, userId: string, emoji: string): Payload {
  return {
    ...placeOf(channel, message),
    user_id: userId,
    emoji: { id: null, name: emoji },
    ...NORMAL,
  };
}

function publishReaction(state: State, channel: Channel, name: string, data: Payload): void {
  publishIn(state, channel, { name, data, intent: reactionIntent(channel.guildId) });
}
