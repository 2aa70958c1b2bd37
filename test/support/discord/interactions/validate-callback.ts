import type { ApiError } from '../api-error.ts';
import {
  checkList,
  checkNumber,
  checkOneOf,
  checkRecord,
  checkText,
} from '../validation/checks.ts';
import { createForm, type Form, isAbsent, property } from '../validation/form.ts';
import { MESSAGE_FLAG, validateMessage } from '../validation/message.ts';
import { validateModal } from '../validation/modal.ts';
import { CALLBACK, INTERACTION, type Interaction } from './store.ts';

const DATA = ['data'];

export function validateCallback(body: unknown, interaction: Interaction): ApiError | undefined {
  const form = createForm(body);
  const type = checkOneOf(form.root.at('type'), allowedTypes(interaction), { required: true });
  const data = property(body, 'data');
  switch (type) {
    case CALLBACK.message:
      return validateMessage(data, { reply: true, prefix: DATA });
    case CALLBACK.update:
      return validateMessage(data ?? {}, {
        edit: true,
        reply: true,
        previous: interaction.source,
        prefix: DATA,
      });
    case CALLBACK.deferred:
      checkDeferred(form);
      break;
    case CALLBACK.autocomplete:
      checkChoices(form);
      break;
    case CALLBACK.modal:
      return validateModal(data, DATA);
    default:
      break;
  }
  return form.error();
}

/** What may be answered to what; updates need a message to be updated. */
function allowedTypes({ type, source }: Interaction): readonly number[] {
  if (type === INTERACTION.autocomplete) return [CALLBACK.autocomplete];
  const { message, deferred, deferredUpdate, update, modal } = CALLBACK;
  return [
    message,
    deferred,
    ...(source ? [deferredUpdate, update] : []),
    ...(type === INTERACTION.modal ? [] : [modal]),
  ];
}

function checkDeferred(form: Form): void {
  const field = form.root.at('data').at('flags');
  const flags = checkNumber(field, { min: 0 }) ?? 0;
  if ((flags & ~MESSAGE_FLAG.ephemeral) !== 0)
    field.reject('BITFIELD_TYPE_INVALID', 'Only the flag EPHEMERAL may be set.');
}

function checkChoices(form: Form): void {
  const choices = checkList(form.root.at('data').at('choices'), { max: 25, required: true });
  for (const choice of choices) {
    if (!checkRecord(choice)) continue;
    checkText(choice.at('name'), { min: 1, max: 100, required: true });
    const value = choice.at('value');
    if (typeof value.value === 'number') checkNumber(value, { whole: false });
    else checkText(value, { min: isAbsent(value.value) ? 0 : 1, max: 100, required: true });
  }
}
