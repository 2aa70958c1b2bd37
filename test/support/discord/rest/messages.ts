import { API_ERRORS, refuse } from '../api-error.ts';
import { checkNumber, checkSnowflake } from '../validation/checks.ts';
import { createForm, property } from '../validation/form.ts';
import { validateMessage } from '../validation/message.ts';
import { messagePayload } from '../wire/message.ts';
import { createMessage, deleteMessage, editMessage } from '../world/messages.ts';
import { CHANNEL, type Channel, type Message, type Reference } from '../world/model.ts';
import { botIsIn, may, type State } from '../world/state.ts';
import { changeThread } from '../world/threads.ts';
import { channelOf, messageOf, need, refuseArchived } from './access.ts';
import { bodyOf, type Call, done, ok, type Reply, refuseIf } from './call.ts';

const REPLY = 19;
const SYSTEM_TYPES: readonly number[] = [21];
const WRITABLE: readonly number[] = [CHANNEL.text, CHANNEL.dm, CHANNEL.news, CHANNEL.thread];

export function postMessage(call: Call): Reply {
  const { state, nonces } = call.platform;
  const channel = channelOf(call);
  refuseUnwritable(state, channel);
  refuseIf(validateMessage(call.body));
  const body = bodyOf(call);
  const nonce = body.nonce === undefined || body.nonce === null ? undefined : String(body.nonce);
  const posted = body.enforce_nonce === true && nonce !== undefined && nonces.find(nonce);
  if (posted) {
    const message = state.channels.get(posted.channelId)?.messages.get(posted.messageId);
    return ok(messagePayload(state, message ?? refuse(API_ERRORS.unknownMessage)));
  }
  if (channel.thread?.archived) changeThread(state, channel, { archived: false });
  const reference = referenceOf(state, channel, body.message_reference);
  const message = createMessage(state, {
    channel,
    authorId: state.bot.id,
    body,
    nonce,
    reference,
    type: reference ? REPLY : 0,
  });
  if (nonce !== undefined) nonces.remember(nonce, message);
  return ok(messagePayload(state, message));
}

/** The message that is replied to; without it the message is refused, or sent as it is. */
function referenceOf(state: State, channel: Channel, given: unknown): Reference | undefined {
  if (given === undefined || given === null) return undefined;
  if (!may(state, channel, state.bot.id, 'readMessageHistory')) refuse(API_ERRORS.cannotReply);
  const messageId = String(property(given, 'message_id'));
  if (channel.messages.has(messageId)) return { channelId: channel.id, messageId };
  if (property(given, 'fail_if_not_exists') === false) return undefined;
  const form = createForm({});
  form.root.at('message_reference').reject('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  refuseIf(form.error());
  return undefined;
}

function refuseUnwritable(state: State, channel: Channel): void {
  if (!WRITABLE.includes(channel.type)) refuse(API_ERRORS.wrongChannelType);
  if (channel.type === CHANNEL.dm) {
    if (!canBeWritten(state, channel.recipientId)) refuse(API_ERRORS.cannotDirectMessage);
    return;
  }
  need(state, channel, channel.thread ? 'sendMessagesInThreads' : 'sendMessages');
  if (channel.thread?.locked && !may(state, channel, state.bot.id, 'manageThreads'))
    refuse(API_ERRORS.threadLocked);
}

/** A person who takes direct messages and shares a guild with the bot. */
function canBeWritten(state: State, userId = ''): boolean {
  const shared = [...state.guilds.values()].some(
    (guild) => botIsIn(state, guild.id) && guild.members.has(userId),
  );
  return shared && state.users.get(userId)?.allowsDms === true;
}

export function getMessage(call: Call): Reply {
  return ok(messagePayload(call.platform.state, messageOf(call, channelOf(call))));
}

export function listMessages(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  const form = createForm(Object.fromEntries(call.query));
  const limit = form.root.at('limit');
  if (limit.value !== undefined)
    checkNumber({ ...limit, value: Number(limit.value) }, { min: 1, max: 100 });
  for (const name of ['before', 'after', 'around']) checkSnowflake(form.root.at(name));
  refuseIf(form.error());
  // Without the right to read back, Discord shows an empty channel.
  if (!may(state, channel, state.bot.id, 'readMessageHistory')) return ok([]);
  const page = pageOf([...channel.messages.values()], call.query, Number(limit.value ?? 50));
  return ok(page.reverse().map((message) => messagePayload(state, message)));
}

function pageOf(messages: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const [after, before, around] = ['after', 'before', 'around'].map((name) => query.get(name));
  if (after) return messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  if (before) return messages.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit);
  if (around) {
    const middle = messages.findIndex(({ id }) => BigInt(id) >= BigInt(around));
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return messages.slice(start, start + limit);
  }
  return messages.slice(-limit);
}

export function patchMessage(call: Call): Reply {
  const { state, oldEdits } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.authorId !== state.bot.id) refuse(API_ERRORS.notTheAuthor);
  if (SYSTEM_TYPES.includes(message.type)) refuse(API_ERRORS.systemMessage);
  refuseArchived(channel);
  refuseIf(validateMessage(call.body, { edit: true, previous: message }));
  refuseIf(oldEdits.take(message));
  editMessage(state, message, bodyOf(call));
  return ok(messagePayload(state, message));
}

export function removeMessage(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  const message = messageOf(call, channel);
  if (message.authorId !== state.bot.id) need(state, channel, 'manageMessages');
  refuseArchived(channel);
  deleteMessage(state, message);
  return done;
}
