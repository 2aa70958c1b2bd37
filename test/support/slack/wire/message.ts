import type { Message, Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';

export interface MessageView {
  readonly metadata?: boolean;
  /** How many of those who reacted are named. */
  readonly reactors?: number;
}

export function messagePayload(state: State, message: Message, view: MessageView = {}): Payload {
  const { metadata = false, reactors = Infinity } = view;
  return {
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    ...(message.tombstone && { subtype: 'tombstone', hidden: true }),
    type: 'message',
    ts: message.ts,
    user: message.tombstone ? 'USLACKBOT' : message.userId,
    text: message.text,
    team: state.users.get(message.userId)?.teamId,
    ...(message.botId !== undefined && {
      bot_id: message.botId,
      app_id: state.appId,
      bot_profile: { id: message.botId, app_id: state.appId, name: state.bot.realName },
    }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.edited && { edited: message.edited }),
    ...threadPart(state, message),
    ...(message.reactions.size > 0 && { reactions: reactionList(message, reactors) }),
    ...(metadata && message.metadata && { metadata: message.metadata }),
  };
}

function threadPart(state: State, message: Message): Payload {
  const { threadTs, replies } = message;
  if (threadTs !== undefined)
    return {
      thread_ts: threadTs,
      parent_user_id: state.channels.get(message.channelId)?.messages.get(threadTs)?.userId,
    };
  if (replies.length === 0) return {};
  const messages = state.channels.get(message.channelId)?.messages;
  const repliers = new Set(replies.flatMap((ts) => messages?.get(ts)?.userId ?? []));
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: repliers.size,
    reply_users: [...repliers],
    latest_reply: replies.at(-1),
    is_locked: message.locked,
    subscribed: false,
  };
}

/** `count` is complete even where `users` is cut. */
export function reactionList(message: Message, most: number): readonly Payload[] {
  return [...message.reactions].map(([name, users]) => ({
    name,
    users: [...users].slice(0, most),
    count: users.size,
  }));
}

export function permalink(state: State, message: Message): string {
  const path = `${message.channelId}/p${message.ts.replace('.', '')}`;
  const inThread =
    message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${message.channelId}`;
  return `https://${state.teamDomain}.slack.com/archives/${path}${inThread}`;
}
