import { refuse } from '../api-error.ts';
import { messagePayload, permalink, reactionList } from '../wire/message.ts';
import type { Channel, Message } from '../world/model.ts';
import { addReaction, reactionName, removeReaction } from '../world/reactions.ts';
import { isLocked } from '../world/threads.ts';
import { isTimestamp } from '../world/timestamps.ts';
import { joinedChannelOf, messageOf } from './access.ts';
import { type Call, type Handler, requiredText } from './call.ts';

const MOST_EMOJIS = 50;
const MOST_OF_ONE_USER = 23;

function targetOf(call: Call): { readonly channel: Channel; readonly message: Message } {
  if (call.args.channel === undefined || call.args.timestamp === undefined)
    refuse('no_item_specified');
  const channel = joinedChannelOf(call);
  const timestamp = String(call.args.timestamp);
  if (!isTimestamp(timestamp)) refuse('bad_timestamp');
  return { channel, message: messageOf(channel, timestamp) };
}

function changeable(call: Call) {
  const name = reactionName(requiredText(call, 'name')) ?? refuse('invalid_name');
  const { channel, message } = targetOf(call);
  if (channel.archived) refuse('is_archived');
  if (isLocked(channel, message)) refuse('thread_locked');
  return { channel, message, name };
}

export const react: Handler = (call) => {
  const { state } = call.platform;
  const { channel, message, name } = changeable(call);
  if (message.reactions.get(name)?.has(state.bot.id)) refuse('already_reacted');
  const own = [...message.reactions.values()].filter((users) => users.has(state.bot.id)).length;
  if (own >= MOST_OF_ONE_USER) refuse('too_many_reactions');
  if (!message.reactions.has(name) && message.reactions.size >= MOST_EMOJIS)
    refuse('too_many_emoji');
  addReaction(state, channel, message, state.bot.id, name);
  return {};
};

export const unreact: Handler = (call) => {
  const { state } = call.platform;
  const { channel, message, name } = changeable(call);
  if (!removeReaction(state, channel, message, state.bot.id, name)) refuse('no_reaction');
  return {};
};

export const getReactions: Handler = (call) => {
  const { state, settings } = call.platform;
  const { channel, message } = targetOf(call);
  const most = call.args.full === true ? Infinity : settings.namedReactors;
  return {
    type: 'message',
    channel: channel.id,
    message: {
      ...messagePayload(state, message),
      ...(message.reactions.size > 0 && { reactions: reactionList(message, most) }),
      permalink: permalink(state, message),
    },
  };
};
