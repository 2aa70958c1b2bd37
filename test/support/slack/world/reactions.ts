import type { Channel, Message } from './model.ts';
import type { State } from './state.ts';

const NAME = /^[a-z0-9_+'’-]{1,100}(::skin-tone-[2-6])?$/;
const ALIASES: Readonly<Record<string, string>> = { thumbsup: '+1', thumbsdown: '-1' };

/** The name under which Slack lists an emoji; nothing for what is no emoji's name. */
export function reactionName(given: unknown): string | undefined {
  if (typeof given !== 'string' || !NAME.test(given)) return undefined;
  const [name = '', tone] = given.split('::');
  const usual = ALIASES[name] ?? name;
  return tone === undefined ? usual : `${usual}::${tone}`;
}

export function addReaction(
  state: State,
  channel: Channel,
  message: Message,
  userId: string,
  name: string,
): void {
  const users = message.reactions.get(name) ?? new Set();
  message.reactions.set(name, users.add(userId));
  publishReaction(state, channel, message, { type: 'reaction_added', userId, name });
}

/** Whether there was one to remove. */
export function removeReaction(
  state: State,
  channel: Channel,
  message: Message,
  userId: string,
  name: string,
): boolean {
  const users = message.reactions.get(name);
  if (!users?.delete(userId)) return false;
  if (users.size === 0) message.reactions.delete(name);
  publishReaction(state, channel, message, { type: 'reaction_removed', userId, name });
  return true;
}

function publishReaction(
  state: State,
  channel: Channel,
  message: Message,
  { type, userId, name }: { readonly type: string; readonly userId: string; readonly name: string },
): void {
  state.publish({
    event: {
      type,
      user: userId,
      reaction: name,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      item_user: message.userId,
      event_ts: state.newTs(),
    },
    scope: 'reactions:read',
    inside: channel,
  });
}
