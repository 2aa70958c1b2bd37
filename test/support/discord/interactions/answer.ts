import { API_ERRORS, refuse } from '../api-error.ts';
import { isRecord, property } from '../validation/form.ts';
import { MESSAGE_FLAG } from '../validation/message.ts';
import { createMessage, editMessage } from '../world/messages.ts';
import type { Channel, Message, Payload } from '../world/model.ts';
import { known, may, type State } from '../world/state.ts';
import { changeThread } from '../world/threads.ts';
import { CALLBACK, type CallbackType, INTERACTION, type Interaction } from './store.ts';

const REPLY_TO_COMMAND = 20;
const REPLY_TO_CONTEXT_MENU = 23;
const REPLY = 19;

/** Does what a callback says; it was validated before. */
export function answer(
  state: State,
  interaction: Interaction,
  callback: CallbackType,
  data: Payload,
): void {
  switch (callback) {
    case CALLBACK.message:
      interaction.original = addAnswer(state, interaction, data);
      break;
    case CALLBACK.deferred:
      interaction.original = addAnswer(state, interaction, data, MESSAGE_FLAG.loading);
      break;
    case CALLBACK.deferredUpdate:
      interaction.original = interaction.source;
      break;
    case CALLBACK.update:
      interaction.original = interaction.source;
      if (interaction.source) change(state, interaction.source, data);
      break;
    case CALLBACK.autocomplete:
      interaction.choices = Array.isArray(data.choices) ? data.choices.filter(isRecord) : [];
      break;
    default:
      interaction.modal = data;
  }
  interaction.callback = callback;
  interaction.changed();
}

export function addAnswer(
  state: State,
  interaction: Interaction,
  body: Payload,
  extraFlags = 0,
): Message {
  const channel = state.channels.get(interaction.channelId);
  if (!channel) return refuse(API_ERRORS.unknownChannel);
  const flags = Number(property(body, 'flags') ?? 0) | extraFlags;
  if ((flags & MESSAGE_FLAG.ephemeral) === 0) openForAnswer(state, channel);
  return createMessage(state, {
    channel,
    authorId: state.bot.id,
    body,
    flags,
    type: typeOfAnswer(interaction),
    interaction: interaction.metadata,
  });
}

function typeOfAnswer({ type, commandType }: Interaction): number {
  if (type !== INTERACTION.command) return REPLY;
  return commandType === 1 ? REPLY_TO_COMMAND : REPLY_TO_CONTEXT_MENU;
}

function openForAnswer(state: State, channel: Channel): void {
  if (!channel.thread?.archived) return;
  if (channel.thread.locked && !may(state, channel, state.bot.id, 'manageThreads'))
    refuse(API_ERRORS.archivedThread);
  changeThread(state, channel, { archived: false });
}

export function change(state: State, message: Message, body: Payload): void {
  const isHidden = (message.flags & MESSAGE_FLAG.ephemeral) !== 0;
  const channel = known(state.channels, message.channelId, 'channel');
  if (!isHidden && channel.thread?.archived) refuse(API_ERRORS.archivedThread);
  editMessage(state, message, body);
}
