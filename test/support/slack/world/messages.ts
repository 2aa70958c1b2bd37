import { isRecord } from '../../discord/validation/form.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import { fillIds } from './fill-ids.ts';
import type { Channel, Message, Payload } from './model.ts';
import { recordsIn } from './records.ts';
import type { State } from './state.ts';
import { storedText } from './texts.ts';

const LONGEST_TEXT = 40_000;

export interface NewMessage {
  readonly channel: Channel;
  readonly userId: string;
  /** As chat.postMessage takes it; it was validated before. */
  readonly args: Payload;
  readonly threadTs?: string | undefined;
  readonly ephemeralTo?: string | undefined;
}

export function createMessage(state: State, given: NewMessage): Message {
  const { channel, userId, args, threadTs, ephemeralTo } = given;
  const message: Message = {
    channelId: channel.id,
    ts: state.newTs(),
    userId,
    botId: userId === state.bot.id ? state.botId : undefined,
    threadTs,
    broadcast: threadTs !== undefined && args.reply_broadcast === true,
    ephemeralTo,
    unfurlLinks: flagOf(args.unfurl_links),
    unfurlMedia: flagOf(args.unfurl_media),
    replies: [],
    reactions: new Map(),
    text: textOf(args.text ?? args.markdown_text),
    blocks: fillIds(jsonArgument(args.blocks)),
    attachments: recordsIn(jsonArgument(args.attachments)),
    metadata: metadataOf(args.metadata),
    edited: undefined,
    locked: false,
    tombstone: false,
  };
  if (ephemeralTo !== undefined) state.ephemerals.push(message);
  else {
    channel.messages.set(message.ts, message);
    if (threadTs !== undefined) channel.messages.get(threadTs)?.replies.push(message.ts);
  }
  return message;
}

/** Text without blocks takes the old blocks away; blocks without text leave the text. */
export function editMessage(state: State, message: Message, args: Payload): void {
  const { text, markdown_text, blocks, attachments, metadata } = args;
  const written = text ?? markdown_text;
  if (written !== undefined) message.text = textOf(written);
  if (blocks !== undefined) message.blocks = fillIds(jsonArgument(blocks));
  else if (written !== undefined) message.blocks = [];
  if (attachments !== undefined) message.attachments = recordsIn(jsonArgument(attachments));
  if (metadata !== undefined) message.metadata = metadataOf(metadata);
  message.edited = { user: message.userId, ts: state.newTs() };
}

/** A message with replies leaves its place behind, so that the thread goes on. */
export function deleteMessage(state: State, message: Message): void {
  const ephemeral = state.ephemerals.indexOf(message);
  if (ephemeral >= 0) {
    state.ephemerals.splice(ephemeral, 1);
    return;
  }
  const messages = state.channels.get(message.channelId)?.messages;
  if (message.replies.length > 0) {
    message.tombstone = true;
    message.text = 'This message was deleted.';
    message.blocks = [];
    message.attachments = [];
    message.metadata = undefined;
    message.reactions.clear();
    return;
  }
  messages?.delete(message.ts);
  const parent = message.threadTs === undefined ? undefined : messages?.get(message.threadTs);
  const place = parent?.replies.indexOf(message.ts) ?? -1;
  if (place >= 0) parent?.replies.splice(place, 1);
}

function textOf(text: unknown): string {
  return typeof text === 'string' ? storedText(text).slice(0, LONGEST_TEXT) : '';
}

export const isTruncated = (text: unknown): boolean =>
  typeof text === 'string' && text.length > LONGEST_TEXT;

function metadataOf(given: unknown): Payload | undefined {
  const metadata = jsonArgument(given);
  return isRecord(metadata) && Object.keys(metadata).length > 0 ? metadata : undefined;
}

const flagOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
