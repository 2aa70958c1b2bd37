import { TYPE } from '../validation/component-types.ts';
import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';
import { checkChoice, findComponent } from './components.ts';

export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** A filled-in form as the client sends it: what was not touched keeps what stood there. */
export function filledIn(modal: Payload, fields: FieldValues): readonly Payload[] {
  for (const customId of Object.keys(fields))
    if (!findComponent(modal.components, customId))
      throw new Error(`The form has no field “${customId}”.`);
  const parts = Array.isArray(modal.components) ? modal.components.filter(isRecord) : [];
  return parts.map((part, index) => ({ id: index + 1, type: part.type, ...inner(part, fields) }));
}

function inner(part: Payload, fields: FieldValues): Payload {
  if (isRecord(part.component)) return { component: filled(part.component, fields) };
  if (Array.isArray(part.components))
    return { components: part.components.filter(isRecord).map((one) => filled(one, fields)) };
  return {};
}

function filled(input: Payload, fields: FieldValues): Payload {
  const { type, custom_id } = input;
  const given = fields[String(custom_id)];
  const base = { type, custom_id };
  if (type === TYPE.textInput) {
    const value = typeof given === 'string' ? given : String(input.value ?? '');
    checkTyped(input, value);
    return { ...base, value };
  }
  const values = typeof given === 'string' ? [given] : (given ?? preselected(input));
  if (values.length > 0 || input.required !== false) checkChoice(input, values);
  return type === TYPE.radioGroup ? { ...base, value: values[0] ?? null } : { ...base, values };
}

function preselected(input: Payload): readonly string[] {
  if (!Array.isArray(input.options)) return [];
  return input.options
    .filter(isRecord)
    .filter((option) => option.default === true)
    .map(({ value }) => String(value));
}

function checkTyped(input: Payload, value: string): void {
  const name = String(input.custom_id);
  if (value === '' && input.required === false) return;
  if (value === '') throw new Error(`The field “${name}” is required.`);
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  if (value.length < least || value.length > most)
    throw new Error(`The field “${name}” takes ${least} to ${most} characters.`);
}
