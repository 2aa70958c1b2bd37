import { API_ERRORS, refuse } from '../api-error.ts';
import { addAnswer, answer, change } from '../interactions/answer.ts';
import { CALLBACK, type CallbackType, type Interaction } from '../interactions/store.ts';
import { validateCallback } from '../interactions/validate-callback.ts';
import { isRecord } from '../validation/form.ts';
import { MESSAGE_FLAG, validateMessage } from '../validation/message.ts';
import { messagePayload } from '../wire/message.ts';
import { deleteMessage } from '../world/messages.ts';
import type { Message, Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';
import { bodyOf, type Call, done, ok, type Reply, refuseIf } from './call.ts';

export function callback(call: Call): Reply {
  const { state, interactions } = call.platform;
  const interaction = interactions.byId(call.param('interaction'));
  if (!interaction || interaction.token !== call.param('token') || interaction.expired)
    return refuse(API_ERRORS.unknownInteraction);
  if (interaction.callback !== undefined) refuse(API_ERRORS.alreadyAcknowledged);
  refuseIf(validateCallback(call.body, interaction));
  const { type, data } = bodyOf(call);
  const chosen = Object.values(CALLBACK).find((value) => value === type);
  if (chosen === undefined) return refuse(API_ERRORS.internal);
  answer(state, interaction, chosen, isRecord(data) ? data : {});
  return call.query.get('with_response') === 'true'
    ? ok(callbackResponse(state, interaction, chosen))
    : done;
}

function callbackResponse(state: State, interaction: Interaction, type: CallbackType): Payload {
  const message = type === CALLBACK.modal ? undefined : interaction.original;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(interaction.guildId !== undefined && { guild_id: interaction.guildId }),
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & MESSAGE_FLAG.loading) !== 0,
        response_message_ephemeral: (message.flags & MESSAGE_FLAG.ephemeral) !== 0,
      }),
    },
    resource: { type, ...(message && { message: messagePayload(state, message) }) },
  };
}

/** The interaction whose token is used as a webhook; it must have been answered. */
function answered(call: Call): Interaction {
  const { interactions, state, settings } = call.platform;
  const interaction = interactions.byToken(call.param('token'));
  const isOurs = call.param('application') === state.applicationId;
  if (!interaction || !isOurs) return refuse(API_ERRORS.unknownWebhook);
  if (state.now() - interaction.createdAt > settings.interactionTokenMs)
    refuse(API_ERRORS.invalidWebhookToken);
  if (interaction.callback === undefined) refuse(API_ERRORS.unknownWebhook);
  return interaction;
}

export function followUp(call: Call): Reply {
  const { state } = call.platform;
  const interaction = answered(call);
  const { original } = interaction;
  const isLoading = original !== undefined && (original.flags & MESSAGE_FLAG.loading) !== 0;
  refuseIf(validateMessage(call.body, { reply: true }));
  const body = bodyOf(call);
  if (isLoading) change(state, original, body);
  else interaction.followUps.push(addAnswer(state, interaction, body));
  const message = isLoading ? original : interaction.followUps.at(-1);
  interaction.changed();
  return ok(messagePayload(state, message ?? refuse(API_ERRORS.internal)));
}

function messageOf(call: Call, interaction: Interaction): Message {
  const { state } = call.platform;
  const id = call.param('message');
  const message =
    id === '@original'
      ? interaction.original
      : [interaction.original, ...interaction.followUps].find((one) => one?.id === id);
  const isThere =
    message &&
    (state.hidden.has(message.id) ||
      state.channels.get(message.channelId)?.messages.has(message.id));
  return isThere ? message : refuse(API_ERRORS.unknownMessage);
}

export function getAnswer(call: Call): Reply {
  return ok(messagePayload(call.platform.state, messageOf(call, answered(call))));
}

export function editAnswer(call: Call): Reply {
  const { state } = call.platform;
  const interaction = answered(call);
  const message = messageOf(call, interaction);
  refuseIf(validateMessage(call.body, { edit: true, reply: true, previous: message }));
  change(state, message, bodyOf(call));
  interaction.edited = true;
  interaction.changed();
  return ok(messagePayload(state, message));
}

export function deleteAnswer(call: Call): Reply {
  const interaction = answered(call);
  const message = messageOf(call, interaction);
  deleteMessage(call.platform.state, message);
  // What follows is then a message of its own, private or not as it says.
  if (message === interaction.original) interaction.original = undefined;
  interaction.changed();
  return done;
}
