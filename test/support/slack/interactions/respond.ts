import { isRecord } from '../../discord/validation/form.ts';
import { refuse, refuseIf } from '../api-error.ts';
import type { Platform } from '../platform.ts';
import { validateMessage } from '../validation/message.ts';
import { createMessage, deleteMessage, editMessage } from '../world/messages.ts';
import type { Channel, Message, Payload } from '../world/model.ts';
import { threadOf } from '../world/threads.ts';
import type { Interaction } from './store.ts';

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** A response URL, or the body of an acknowledgement: it needs no membership. */
export function respond(
  platform: Platform,
  interaction: Interaction,
  args: Payload,
): Message | undefined {
  const { state } = platform;
  const channel = state.channels.get(interaction.channelId ?? '') ?? refuse('channel_not_found');
  const { source } = interaction;
  if (isTrue(args.delete_original)) {
    if (source) deleteMessage(state, source);
    interaction.sourceDeleted = source !== undefined;
    interaction.changed();
    return undefined;
  }
  refuseIf(validateMessage(args, 'response'));
  const message =
    isTrue(args.replace_original) && source && isStillThere(platform, channel, source)
      ? replace(platform, source, args)
      : add(platform, interaction, channel, args);
  interaction.seen.push(message);
  interaction.changed();
  return message;
}

function isStillThere({ state }: Platform, channel: Channel, message: Message): boolean {
  return state.ephemerals.includes(message) || channel.messages.get(message.ts) === message;
}

function replace({ state }: Platform, source: Message, args: Payload): Message {
  editMessage(state, source, args);
  return source;
}

function add(
  { state }: Platform,
  { userId }: Interaction,
  channel: Channel,
  args: Payload,
): Message {
  return createMessage(state, {
    channel,
    userId: state.bot.id,
    args,
    threadTs: threadOf(channel, args.thread_ts)?.ts,
    ephemeralTo: args.response_type === 'in_channel' ? undefined : userId,
  });
}

/** The body of an acknowledgement as a message; nothing for an empty one. */
export function messageInAck(body: unknown): Payload | undefined {
  if (typeof body === 'string') return body.trim() === '' ? undefined : { text: body };
  return isRecord(body) && Object.keys(body).length > 0 ? body : undefined;
}
