import { refuse } from '../api-error.ts';
import type { Channel, Message } from './model.ts';

/**
 * The message to reply to. Slack itself lets a reply hang on nothing, or on another reply; here
 * the mistake shows.
 */
export function threadOf(channel: Channel, threadTs: unknown): Message | undefined {
  if (threadTs === undefined || threadTs === '') return undefined;
  const parent = channel.messages.get(String(threadTs)) ?? refuse('thread_not_found');
  if (parent.threadTs !== undefined) refuse('cannot_reply_to_message');
  if (parent.locked) refuse('restricted_action_thread_locked');
  return parent;
}

export function isLocked(channel: Channel, message: Message): boolean {
  const parent =
    message.threadTs === undefined ? undefined : channel.messages.get(message.threadTs);
  return message.locked || parent?.locked === true;
}
