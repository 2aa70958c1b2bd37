import { refuse } from '../api-error.ts';
import type { Channel, Message } from '../world/model.ts';
import { botIsIn } from '../world/state.ts';
import { type Call, requiredText } from './call.ts';

/** A private channel that the bot is not in might as well not exist. */
export function channelOf(call: Call, notFound = 'channel_not_found'): Channel {
  const { state } = call.platform;
  const channel = state.channels.get(requiredText(call, 'channel'));
  if (!channel) return refuse(notFound);
  if (channel.kind !== 'public' && !botIsIn(state, channel)) refuse(notFound);
  return channel;
}

/** A channel that the bot may read: its public ones only where it is a member. */
export function joinedChannelOf(call: Call): Channel {
  const channel = channelOf(call);
  if (!botIsIn(call.platform.state, channel)) refuse('not_in_channel');
  return channel;
}

export function messageOf(channel: Channel, ts: string, notFound = 'message_not_found'): Message {
  const message = channel.messages.get(ts);
  return !message || message.tombstone ? refuse(notFound) : message;
}
