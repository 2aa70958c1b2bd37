import { API_ERRORS, refuse } from '../api-error.ts';
import { normalizeEmoji } from '../emoji.ts';
import { checkNumber, checkSnowflake } from '../validation/checks.ts';
import { createForm } from '../validation/form.ts';
import { userById } from '../wire/guild.ts';
import { addReaction, removeReaction } from '../world/reactions.ts';
import { channelOf, messageOf, need, refuseArchived } from './access.ts';
import { type Call, done, ok, type Reply, refuseIf } from './call.ts';

const MOST_EMOJIS = 20;

function emojiOf(call: Call): string {
  return normalizeEmoji(call.param('emoji')) ?? refuse(API_ERRORS.unknownEmoji);
}

export function react(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const emoji = emojiOf(call);
  refuseArchived(channel);
  if (!message.reactions.has(emoji)) {
    need(state, channel, 'addReactions');
    if (message.reactions.size >= MOST_EMOJIS) refuse(API_ERRORS.tooManyReactions);
  }
  addReaction(state, channel, message, state.bot.id, emoji);
  return done;
}

export function unreact(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const emoji = emojiOf(call);
  refuseArchived(channel);
  removeReaction(state, channel, message, state.bot.id, emoji);
  return done;
}

/** Those who reacted, by id. */
export function listReactors(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  const emoji = emojiOf(call);
  const form = createForm(Object.fromEntries(call.query));
  const limit = Number(form.root.at('limit').value ?? 25);
  checkNumber({ ...form.root.at('limit'), value: limit }, { min: 1, max: 100 });
  const after = checkSnowflake(form.root.at('after')) ?? '0';
  refuseIf(form.error());
  if (call.query.get('type') === '1') return ok([]);
  const ids = [...(message.reactions.get(emoji) ?? [])]
    .map(BigInt)
    .filter((id) => id > BigInt(after))
    .sort((a, b) => (a < b ? -1 : 1))
    .slice(0, limit);
  return ok(ids.map((id) => userById(state, String(id))));
}
