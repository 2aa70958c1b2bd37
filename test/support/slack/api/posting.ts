import { refuse, refuseIf } from '../api-error.ts';
import { validateMessage } from '../validation/message.ts';
import { messagePayload } from '../wire/message.ts';
import { directMessages } from '../world/channels.ts';
import { createMessage, isTruncated } from '../world/messages.ts';
import type { Channel } from '../world/model.ts';
import { botIsIn } from '../world/state.ts';
import { threadOf } from '../world/threads.ts';
import { channelOf } from './access.ts';
import { type Call, type Handler, requiredText } from './call.ts';

const TRUNCATED = {
  warning: 'message_truncated',
  response_metadata: { warnings: ['message_truncated'] },
};

export const postMessage: Handler = (call) => {
  const { state } = call.platform;
  const channel = targetOf(call);
  refuseUnwritable(call, channel);
  refuseIf(validateMessage(call.args, 'post'));
  const message = createMessage(state, {
    channel,
    userId: state.bot.id,
    args: call.args,
    threadTs: threadOf(channel, call.args.thread_ts)?.ts,
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: messagePayload(state, message, { metadata: true }),
    ...(isTruncated(call.args.text) && TRUNCATED),
  };
};

/** A person's id stands for the direct messages with them. */
function targetOf(call: Call): Channel {
  const { state } = call.platform;
  const user = state.users.get(requiredText(call, 'channel'));
  if (!user) return channelOf(call);
  if (user.bot || user.deleted) return refuse('channel_not_found');
  return directMessages(state, user);
}

function refuseUnwritable({ platform }: Call, channel: Channel): void {
  const { state, access, settings } = platform;
  if (channel.archived) refuse('is_archived');
  if (!botIsIn(state, channel) && !access.has('chat:write.public')) refuse('not_in_channel');
  if (channel.kind === 'im' && !settings.messagesTab) refuse('messages_tab_disabled');
}

export const postEphemeral: Handler = (call) => {
  const { state, interactions } = call.platform;
  const channel = channelOf(call);
  if (!botIsIn(state, channel)) refuse('not_in_channel');
  if (channel.archived) refuse('is_archived');
  const userId = requiredText(call, 'user');
  if (!channel.members.has(userId)) refuse('user_not_in_channel');
  const { args } = call;
  refuseIf(validateMessage(args, 'ephemeral'));
  const message = createMessage(state, {
    channel,
    userId: state.bot.id,
    args,
    threadTs: threadOf(channel, args.thread_ts)?.ts,
    ephemeralTo: userId,
  });
  interactions.show(message);
  return { message_ts: message.ts };
};
