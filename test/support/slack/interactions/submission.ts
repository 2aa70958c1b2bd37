import { isRecord } from '../../discord/validation/form.ts';
import { validateView } from '../validation/view.ts';
import type { Payload, View } from '../world/model.ts';
import { recordsIn } from '../world/records.ts';
import type { State } from '../world/state.ts';
import type { AckKind, Interaction } from './store.ts';
import { createView, stackOf, updateView } from './views.ts';

/** Does what the app answered to a form that was sent off; undefined for an answer that is none. */
export function settleSubmission(
  state: State,
  interaction: Interaction,
  view: View,
  body: unknown,
): AckKind | undefined {
  const answer = isRecord(body) ? body : {};
  switch (answer.response_action) {
    case undefined:
      view.open = false;
      return 'acked';
    case 'clear':
      for (const one of stackOf(state, view)) one.open = false;
      return 'clear';
    case 'errors':
      if (!areErrorsOf(view, answer.errors)) return undefined;
      interaction.errors = answer.errors;
      return 'errors';
    case 'update':
    case 'push':
      return show(state, interaction, view, answer);
    default:
      return undefined;
  }
}

/** Each error must stand at an input of the form. */
function areErrorsOf(view: View, errors: unknown): errors is Payload {
  if (!isRecord(errors) || Object.keys(errors).length === 0) return false;
  const inputs = recordsIn(view.payload.blocks).filter(({ type }) => type === 'input');
  return Object.entries(errors).every(
    ([blockId, text]) =>
      inputs.some(({ block_id }) => block_id === blockId) &&
      typeof text === 'string' &&
      text !== '',
  );
}

function show(
  state: State,
  interaction: Interaction,
  view: View,
  { response_action, view: payload }: Payload,
): AckKind | undefined {
  if (!isRecord(payload) || validateView(payload)) return undefined;
  if (response_action === 'update') {
    updateView(view, payload);
    interaction.opened = view;
    return 'update';
  }
  interaction.opened = createView(state, view.userId, payload, view);
  return 'push';
}
