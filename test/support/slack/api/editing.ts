import { refuse, refuseIf } from '../api-error.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import { validateMessage } from '../validation/message.ts';
import { messagePayload, permalink } from '../wire/message.ts';
import { deleteMessage, editMessage } from '../world/messages.ts';
import type { Payload } from '../world/model.ts';
import { microseconds } from '../world/timestamps.ts';
import { channelOf, messageOf } from './access.ts';
import { type Handler, requiredText } from './call.ts';

export const updateMessage: Handler = (call) => {
  const { state, settings } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(channel, requiredText(call, 'ts'));
  if (channel.archived) refuse('is_inactive');
  if (message.userId !== state.bot.id) refuse('cant_update_message');
  const ageMs = state.now() - Number(microseconds(message.ts) / 1000n);
  if (ageMs > settings.editWindowMs) refuse('edit_window_closed');
  refuseIf(validateMessage(call.args, 'edit'));
  if (isRich(message.blocks) && isPlain(call.args.blocks)) refuse('block_mismatch');
  editMessage(state, message, call.args);
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messagePayload(state, message),
  };
};

const isRich = (blocks: readonly Payload[]): boolean =>
  blocks.some(({ type }) => type === 'rich_text');

function isPlain(given: unknown): boolean {
  const blocks = jsonArgument(given);
  return Array.isArray(blocks) && blocks.length > 0 && !isRich(blocks);
}

export const removeMessage: Handler = (call) => {
  const { state } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(channel, requiredText(call, 'ts'));
  if (message.userId !== state.bot.id) refuse('cant_delete_message');
  deleteMessage(state, message);
  return { channel: channel.id, ts: message.ts };
};

export const getPermalink: Handler = (call) => {
  const channel = channelOf(call);
  const message = messageOf(channel, requiredText(call, 'message_ts'));
  return { channel: channel.id, permalink: permalink(call.platform.state, message) };
};
