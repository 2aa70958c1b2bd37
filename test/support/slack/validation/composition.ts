import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../discord/validation/form.ts';
import {
  byType,
  type Check,
  either,
  flag,
  listOf,
  notBoth,
  oneOf,
  required,
  shape,
  text,
  url,
} from './shapes.ts';

const MOST_TEXT = 3000;
const MOST_OPTION = 75;
const MOST_OPTIONS = 100;

const type = oneOf;

export function plainText(max = MOST_TEXT): Check {
  return shape({
    type: required(type('plain_text')),
    text: required(text({ max })),
    emoji: flag,
  });
}

export function mrkdwn(max = MOST_TEXT): Check {
  return shape({ type: required(type('mrkdwn')), text: required(text({ max })), verbatim: flag });
}

export function anyText(max = MOST_TEXT): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

export const style = oneOf('primary', 'danger');
export const id = text({ max: 255 });
export const placeholder = plainText(150);

export const confirm = shape({
  title: required(plainText(100)),
  text: required(anyText(300)),
  confirm: required(plainText(30)),
  deny: required(plainText(30)),
  style,
});

export const image = {
  image_url: required(url(['http:', 'https:'])),
  alt_text: required(text({ max: 2000 })),
};

/** The documentation allows 150 characters of a value by now, the library's types 75. */
const OPTION = {
  value: required(text({ max: MOST_OPTION })),
  description: plainText(MOST_OPTION),
};
export const option = shape({ ...OPTION, text: required(plainText(MOST_OPTION)) });
export const formattedOption = shape({ ...OPTION, text: required(anyText(MOST_OPTION)) });
export const linkedOption = shape({
  ...OPTION,
  text: required(plainText(MOST_OPTION)),
  url: url(),
});

const optionGroup = shape({
  label: required(plainText(MOST_OPTION)),
  options: required(listOf(option, { max: MOST_OPTIONS })),
});

export const selectOptions = {
  options: listOf(option, { max: MOST_OPTIONS }),
  option_groups: listOf(optionGroup, { max: MOST_OPTIONS }),
};

/** What goes with `selectOptions`. */
export const oneListOfOptions: readonly Check[] = [
  either('options', 'option_groups'),
  notBoth('options', 'option_groups'),
];

/** What is chosen from the start must be among what is offered, to the letter. */
export const offersInitial: Check = (field) => {
  const offered = offeredOptions(field.value);
  const isOffered = (chosen: unknown) => offered.some((one) => isDeepStrictEqual(one, chosen));
  const { value } = field.at('initial_option');
  if (value !== undefined && !isOffered(value))
    field.at('initial_option').reject('must be one of the options');
  const initial = field.at('initial_options');
  if (!Array.isArray(initial.value)) return;
  for (const [index, chosen] of initial.value.entries())
    if (!isOffered(chosen)) initial.at(index).reject('must be one of the options');
};

/** Of a select, radio buttons, checkboxes or an overflow menu, whether grouped or not. */
export function offeredOptions(element: unknown): readonly unknown[] {
  if (!isRecord(element)) return [];
  if (Array.isArray(element.options)) return element.options;
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  return groups.flatMap(offeredOptions);
}
