import { API_ERRORS, refuse } from '../api-error.ts';
import type { Channel, Message } from '../world/model.ts';
import type { PERMISSION } from '../world/permissions.ts';
import { botIsIn, may, type State } from '../world/state.ts';
import type { Call } from './call.ts';

/** The channel of the request, if the bot may look into it. */
export function channelOf(call: Call): Channel {
  const { state } = call.platform;
  const channel = state.channels.get(call.param('channel'));
  if (!channel) return refuse(API_ERRORS.unknownChannel);
  if (!botIsIn(state, channel.guildId)) refuse(API_ERRORS.missingAccess);
  if (!may(state, channel, state.bot.id, 'viewChannel')) refuse(API_ERRORS.missingAccess);
  return channel;
}

export function need(state: State, channel: Channel, permission: keyof typeof PERMISSION): void {
  if (!may(state, channel, state.bot.id, permission)) refuse(API_ERRORS.missingPermissions);
}

export function messageOf(call: Call, channel: Channel): Message {
  const { state } = call.platform;
  if (!may(state, channel, state.bot.id, 'readMessageHistory')) refuse(API_ERRORS.missingAccess);
  return channel.messages.get(call.param('message')) ?? refuse(API_ERRORS.unknownMessage);
}

/** Nothing in an archived thread can be changed; only writing into it opens it. */
export function refuseArchived(channel: Channel): void {
  if (channel.thread?.archived) refuse(API_ERRORS.archivedThread);
}
