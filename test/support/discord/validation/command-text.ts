import { checkText } from './checks.ts';
import type { Field } from './form.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u;
const MOST = 32;

/** The name of a slash command or of an option. */
export function checkChatName(field: Field): void {
  const name = checkText(field, { min: 1, max: MOST, required: true });
  if (name === undefined || name.trim() === '' || name.length > MOST) return;
  if (!NAME.test(name) || name !== name.toLowerCase())
    field.reject('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}
