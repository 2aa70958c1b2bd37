import type { InputBlock, PlainTextOption } from '@slack/types';
import type { FormField } from '../../../core/message/reply.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import { plainText } from './text.ts';

/** A field under its own name; it may stay empty. */
export function toInput(field: FormField): InputBlock {
  const hint = cut(field.hint, LIMITS.fieldHint);
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(cut(field.label, LIMITS.fieldLabel) || field.name),
    element: toSelect(field) ?? toTextInput(field),
    ...(hint !== '' && { hint: plainText(hint) }),
    optional: true,
  };
}

function toTextInput({ value }: FormField): InputBlock['element'] {
  const given = cut(value, LIMITS.fieldValue);
  return {
    type: 'plain_text_input',
    action_id: 'value',
    ...(given !== '' && { initial_value: given }),
  };
}

/** Nothing where Slack could not offer every choice, or not the one that stands. */
function toSelect({ value, choices = [] }: FormField): InputBlock['element'] | undefined {
  const values = new Set(choices.map((choice) => choice.value));
  const offersStanding = value === '' || values.has(value);
  const isList = values.size > 0 && values.size === choices.length;
  const fits = choices.length <= LIMITS.selectOptions && [...values].every(isOptionValue);
  if (!offersStanding || !isList || !fits) return undefined;
  const options = choices.map(
    (choice): PlainTextOption => ({
      text: plainText(cut(choice.label, LIMITS.optionText) || choice.value),
      value: choice.value,
    }),
  );
  const standing = options.find((option) => option.value === value);
  return {
    type: 'static_select',
    action_id: 'value',
    options,
    ...(standing && { initial_option: standing }),
  };
}

const isOptionValue = (value: string): boolean =>
  value !== '' && value.length <= LIMITS.optionValue && tidy(value) === value;

const cut = (text: string, max: number): string => shorten(tidy(text).trim(), max);
