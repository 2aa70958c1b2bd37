import { isRecord } from '../../discord/validation/form.ts';
import { refuse, refuseIf } from '../api-error.ts';
import type { Interaction } from '../interactions/store.ts';
import { createView, stackOf, updateView, viewOf } from '../interactions/views.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import { validateView } from '../validation/view.ts';
import { viewPayload } from '../wire/view.ts';
import type { Payload, View } from '../world/model.ts';
import type { State } from '../world/state.ts';
import { homeOf } from '../world/world.ts';
import { type Call, type Handler, refuseArguments, requiredText } from './call.ts';

const MOST_IN_STACK = 3;
const TRIGGER = /^\d+\.\d+\.[0-9a-f]+$/;

export const openView: Handler = (call) => {
  const payload = givenView(call, 'modal');
  const interaction = redeemTrigger(call);
  const { state } = call.platform;
  return opened(call, interaction, createView(state, interaction.userId, payload));
};

export const pushView: Handler = (call) => {
  const payload = givenView(call, 'modal');
  const interaction = redeemTrigger(call);
  const { state } = call.platform;
  const below = interaction.view?.open ? interaction.view : refuse('not_found');
  if (stackOf(state, below).length >= MOST_IN_STACK) refuse('push_limit_reached');
  return opened(call, interaction, createView(state, interaction.userId, payload, below));
};

function opened({ platform }: Call, interaction: Interaction, view: View): Payload {
  interaction.opened = view;
  interaction.changed();
  return { view: viewPayload(platform.state, view) };
}

/** Good for one view, for three seconds. */
function redeemTrigger(call: Call): Interaction {
  const { state, settings, interactions } = call.platform;
  const triggerId = requiredText(call, 'trigger_id');
  if (!TRIGGER.test(triggerId)) refuse('invalid_trigger_id');
  const interaction = interactions.byTrigger(triggerId) ?? refuse('invalid_trigger_id');
  if (interaction.triggerUsed) refuse('exchanged_trigger_id');
  if (state.now() - interaction.createdAt > settings.triggerMs) refuse('expired_trigger_id');
  interaction.triggerUsed = true;
  return interaction;
}

export const changeView: Handler = (call) => {
  const { state } = call.platform;
  const { view_id, external_id } = call.args;
  const view = viewOf(state, view_id, external_id);
  if (!view?.open) return refuse('not_found');
  const payload = givenView(call, String(view.payload.type), view);
  refuseStaleHash(call, view);
  updateView(view, payload);
  return { view: viewPayload(state, view) };
};

export const publishView: Handler = (call) => {
  const { state, settings } = call.platform;
  const userId = requiredText(call, 'user_id');
  if (!state.users.has(userId)) refuseArguments('invalid `user_id`');
  if (!settings.homeTab) refuse('not_enabled');
  const before = homeOf(state, userId);
  const payload = givenView(call, 'home', before);
  if (before) {
    refuseStaleHash(call, before);
    updateView(before, payload);
    return { view: viewPayload(state, before) };
  }
  return { view: viewPayload(state, createView(state, userId, payload)) };
};

function refuseStaleHash({ args }: Call, view: View): void {
  if (args.hash !== undefined && args.hash !== view.hash) refuse('hash_conflict');
}

function givenView(call: Call, type: string, previous?: View): Payload {
  const { view } = call.args;
  if (view === undefined) return refuseArguments('missing required field: view');
  refuseIf(validateView(view));
  const payload = jsonArgument(view);
  if (!isRecord(payload) || payload.type !== type)
    return refuseArguments(`must be of type ${type} [json-pointer:/view/type]`);
  if (isTaken(call.platform.state, payload.external_id, previous)) refuse('duplicate_external_id');
  return payload;
}

function isTaken(state: State, externalId: unknown, previous: View | undefined): boolean {
  if (externalId === undefined || externalId === '') return false;
  const other = viewOf(state, undefined, externalId);
  return other !== undefined && other !== previous;
}
