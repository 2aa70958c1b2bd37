import { refuse } from '../api-error.ts';
import { channelPayload } from '../wire/channel.ts';
import { userPayload } from '../wire/user.ts';
import { directMessages } from '../world/channels.ts';
import type { User } from '../world/model.ts';
import { scopeFor } from '../world/state.ts';
import { channelOf } from './access.ts';
import { type Call, type Handler, needScope, requiredText } from './call.ts';

export const getChannel: Handler = (call) => {
  const channel = channelOf(call);
  needScope(call, scopeFor(channel.kind, 'read'));
  return { channel: channelPayload(call.platform.state, channel) };
};

/** With one person; groups of people are not there. */
export const openDirectMessages: Handler = (call) => {
  const { state } = call.platform;
  const isOpen = [...state.channels.values()].some(({ userId }) => userId === call.args.users);
  const channel = directMessages(state, recipientOf(call));
  return {
    ...(isOpen && { no_op: true, already_open: true }),
    channel: call.args.return_im === true ? channelPayload(state, channel) : { id: channel.id },
  };
};

function recipientOf({ args, platform }: Call): User {
  const { users } = args;
  if (users === undefined || users === '') return refuse('users_list_not_supplied');
  if (String(users).includes(',')) return refuse('method_not_supported_for_channel_type');
  const user = platform.state.users.get(String(users)) ?? refuse('user_not_found');
  if (user.deleted) refuse('user_disabled');
  if (user.bot) refuse('cannot_dm_bot');
  return user;
}

export const getUser: Handler = (call) => {
  const { state } = call.platform;
  const user = state.users.get(requiredText(call, 'user')) ?? refuse('user_not_found');
  return { user: userPayload(state, user) };
};
