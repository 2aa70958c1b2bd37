import { normalizeEmoji } from '../emoji.ts';
import { checkRecord } from './checks.ts';
import { type Field, isAbsent } from './form.ts';

export function checkEmoji(field: Field): void {
  if (isAbsent(field.value) || !checkRecord(field)) return;
  const id = field.at('id');
  if (!isAbsent(id.value)) {
    // The stand-in has no custom emojis.
    id.reject('BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
    return;
  }
  const name = field.at('name');
  if (typeof name.value !== 'string' || normalizeEmoji(name.value) === undefined)
    name.reject('BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
