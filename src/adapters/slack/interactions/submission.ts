import type { ViewOutput } from '@slack/bolt';
import { readActionId } from '../../../core/message/controls/action-id.ts';
import type { Action } from '../../../core/message/model.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import { readFormPlace } from './form-place.ts';

/** What a submitted form asks for, and the channel that it is about. */
export interface Submission {
  readonly action: Action;
  readonly channel: string;
}

type Submitted = Pick<ViewOutput, 'private_metadata' | 'state'>;

/** Undefined when nobody knows any more what the form was for. */
export async function readSubmission(
  { private_metadata, state }: Submitted,
  actions: Pick<ActionStore, 'find'>,
): Promise<Submission | undefined> {
  const place = readFormPlace(private_metadata);
  const meant = place && readActionId(place.action);
  const action = meant && ('action' in meant ? meant.action : await actions.find(meant.token));
  if (!place || !action) return undefined;
  const args = { ...action.args, ...fieldsOf(state) };
  return { action: { ...action, args }, channel: place.channel };
}

/** A form's fields by name, which their blocks carry; one that was left empty is left out. */
function fieldsOf({ values }: ViewOutput['state']): Action['args'] {
  const given = Object.entries(values).map(([name, inputs]) => {
    const [input] = Object.values(inputs);
    return [name, (input?.selected_option?.value ?? input?.value ?? '').trim()] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
