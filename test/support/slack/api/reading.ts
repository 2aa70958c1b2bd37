import { refuse } from '../api-error.ts';
import { messagePayload } from '../wire/message.ts';
import type { Channel, Message, Payload } from '../world/model.ts';
import { botIsIn, scopeFor } from '../world/state.ts';
import { isTimestamp, microseconds } from '../world/timestamps.ts';
import { channelOf } from './access.ts';
import { type Call, type Handler, needScope, requiredText } from './call.ts';

const USUAL = 100;
const MOST = 999;
const MOST_RESTRICTED = 15;
const CURSOR = 'next_ts:';

export const readHistory: Handler = (call) => {
  const channel = readableChannel(call);
  const shown = [...channel.messages.values()]
    .filter(({ threadTs, broadcast }) => threadTs === undefined || broadcast)
    .filter(between(call))
    .reverse();
  const cursor = cursorOf(call);
  const left = cursor === undefined ? shown : shown.filter((one) => micros(one) <= cursor);
  return page(call, left, []);
};

/** The message that is replied to is on every page. */
export const readReplies: Handler = (call) => {
  const channel = readableChannel(call);
  const ts = requiredText(call, 'ts');
  const parent = channel.messages.get(ts) ?? refuse('thread_not_found');
  const replies = parent.replies.flatMap((reply) => channel.messages.get(reply) ?? []);
  const cursor = cursorOf(call);
  const left = replies
    .filter(between(call))
    .filter((one) => cursor === undefined || micros(one) >= cursor);
  return page(call, left, [parent]);
};

function readableChannel(call: Call): Channel {
  const channel = channelOf(call);
  needScope(call, scopeFor(channel.kind, 'history'));
  if (!botIsIn(call.platform.state, channel)) refuse('not_in_channel');
  return channel;
}

const micros = ({ ts }: Message): bigint => microseconds(ts);

function between({ args }: Call): (message: Message) => boolean {
  const { oldest = '0', latest, inclusive } = args;
  if (!isTimestamp(String(oldest))) refuse('invalid_ts_oldest');
  if (latest !== undefined && !isTimestamp(String(latest))) refuse('invalid_ts_latest');
  const from = microseconds(String(oldest));
  const to = latest === undefined ? undefined : microseconds(String(latest));
  return (message) => {
    const at = micros(message);
    if (inclusive === true && (at === from || at === to)) return true;
    return at > from && (to === undefined || at < to);
  };
}

function page(call: Call, left: readonly Message[], first: readonly Message[]): Payload {
  const limit = limitOf(call);
  const { state, settings } = call.platform;
  const next = left[limit];
  const metadata = call.args.include_all_metadata === true;
  return {
    messages: [...first, ...left.slice(0, limit)].map((message) =>
      messagePayload(state, message, { metadata, reactors: settings.namedReactors }),
    ),
    has_more: next !== undefined,
    ...(next && {
      response_metadata: {
        next_cursor: Buffer.from(`${CURSOR}${next.ts}`).toString('base64'),
      },
    }),
  };
}

function limitOf({ args, platform }: Call): number {
  const { restricted } = platform.settings;
  const limit = Number(args.limit ?? (restricted ? MOST_RESTRICTED : USUAL));
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) refuse('invalid_limit');
  return restricted ? Math.min(limit, MOST_RESTRICTED) : limit;
}

function cursorOf({ args }: Call): bigint | undefined {
  const { cursor } = args;
  if (cursor === undefined || cursor === '') return undefined;
  const text = Buffer.from(String(cursor), 'base64').toString();
  const ts = text.slice(CURSOR.length);
  if (!text.startsWith(CURSOR) || !isTimestamp(ts)) return refuse('invalid_cursor');
  return microseconds(ts);
}
