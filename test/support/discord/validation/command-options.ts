import { checkFlag, checkList, checkNumber, checkRecord, checkText } from './checks.ts';
import { checkChatName } from './command-text.ts';
import { type Field, isAbsent } from './form.ts';

export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  channel: 7,
  number: 10,
  attachment: 11,
} as const;

const TEXTUAL: readonly number[] = [OPTION.string, OPTION.integer, OPTION.number];
const NUMERIC: readonly number[] = [OPTION.integer, OPTION.number];
type Parent = 'command' | 'group' | 'subcommand';

export function checkOptions(field: Field, parent: Parent = 'command'): void {
  const options = checkList(field, { max: 25 }).filter((option) => checkRecord(option));
  for (const option of options) checkOption(option, parent);
  rejectDuplicateNames(options);
  rejectLateRequired(options);
  const nested = options.filter(isNested).length;
  if (nested > 0 && nested < options.length)
    field.reject(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
}

function isNested(option: Field): boolean {
  const { value } = option.at('type');
  return value === OPTION.subcommand || value === OPTION.group;
}

function checkOption(option: Field, parent: Parent): void {
  const type = checkNumber(option.at('type'), { min: 1, max: OPTION.attachment, required: true });
  checkChatName(option.at('name'));
  checkText(option.at('description'), { min: 1, max: 100, required: true });
  checkFlag(option.at('required'));
  rejectDepth(option, parent, type);
  if (type === OPTION.subcommand) checkOptions(option.at('options'), 'subcommand');
  else if (type === OPTION.group) checkOptions(option.at('options'), 'group');
  else checkValueOption(option, type ?? OPTION.string);
}

function rejectDepth(option: Field, parent: Parent, type: number | undefined): void {
  const tooDeep =
    (parent === 'group' && type !== OPTION.subcommand) ||
    (parent === 'subcommand' && isNested(option));
  if (tooDeep)
    option
      .at('type')
      .reject('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Invalid option type at this depth');
}

function checkValueOption(option: Field, type: number): void {
  const choices = checkList(option.at('choices'), { max: 25 });
  const completes = checkFlag(option.at('autocomplete')) === true;
  if (completes && choices.length > 0)
    option.reject(
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
      'Choices and autocomplete are mutually exclusive',
    );
  if ((completes || choices.length > 0) && !TEXTUAL.includes(type))
    option.reject(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Only string, integer and number options may have choices or autocomplete',
    );
  checkChoices(choices, type);
  checkBounds(option, type);
}

function checkChoices(choices: readonly Field[], type: number): void {
  const names = new Set<unknown>();
  for (const choice of choices) {
    if (!checkRecord(choice)) continue;
    checkText(choice.at('name'), { min: 1, max: 100, required: true });
    const value = choice.at('value');
    if (NUMERIC.includes(type))
      checkNumber(value, { required: true, whole: type === OPTION.integer });
    else checkText(value, { min: 1, max: 100, required: true });
    if (names.has(choice.at('name').value))
      choice.reject('APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATE', 'Choice names repeat');
    names.add(choice.at('name').value);
  }
}

function checkBounds(option: Field, type: number): void {
  for (const name of ['min_value', 'max_value'])
    if (NUMERIC.includes(type)) checkNumber(option.at(name), { whole: type === OPTION.integer });
    else rejectForeign(option.at(name));
  for (const [name, min] of [
    ['min_length', 0],
    ['max_length', 1],
  ] as const)
    if (type === OPTION.string) checkNumber(option.at(name), { min, max: 6000 });
    else rejectForeign(option.at(name));
}

function rejectForeign(field: Field): void {
  if (!isAbsent(field.value))
    field.reject('APPLICATION_COMMAND_OPTIONS_FIELD_INVALID', 'Not for options of this type');
}

function rejectDuplicateNames(options: readonly Field[]): void {
  const seen = new Set<unknown>();
  for (const option of options) {
    const name = option.at('name');
    if (seen.has(name.value))
      name.reject('APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE', 'Option names must be unique');
    seen.add(name.value);
  }
}

function rejectLateRequired(options: readonly Field[]): void {
  let optional = false;
  for (const option of options) {
    const required = option.at('required').value === true;
    if (required && optional)
      option.reject(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    optional ||= !required;
  }
}
