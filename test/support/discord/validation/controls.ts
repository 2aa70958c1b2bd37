import { checkFlag, checkList, checkNumber, checkRecord, checkText, checkUrl } from './checks.ts';
import type { Census } from './component-census.ts';
import { TYPE } from './component-types.ts';
import { checkEmoji } from './emoji.ts';
import { type Field, isAbsent } from './form.ts';

const LINK = 5;
const PREMIUM = 6;

export function checkButton(button: Field, census: Census): void {
  const style = checkNumber(button.at('style'), { min: 1, max: PREMIUM, required: true });
  checkFlag(button.at('disabled'));
  checkEmoji(button.at('emoji'));
  const label = checkText(button.at('label'), { max: 80 });
  if (style === PREMIUM) {
    checkText(button.at('sku_id'), { min: 1, max: 20, required: true });
    return;
  }
  if (!label?.trim() && isAbsent(button.at('emoji').value))
    button.at('label').reject('BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required');
  if (style === LINK) checkLink(button);
  else checkPressed(button, census);
}

function checkLink(button: Field): void {
  if (!isAbsent(button.at('custom_id').value)) rejectBoth(button);
  checkUrl(button.at('url'), { max: 512, required: true, schemes: ['http', 'https', 'discord'] });
}

function checkPressed(button: Field, census: Census): void {
  if (!isAbsent(button.at('url').value)) rejectBoth(button);
  checkCustomId(button, census);
}

function rejectBoth(button: Field): void {
  button
    .at('custom_id')
    .reject(
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
}

export function checkCustomId(component: Field, census: Census): void {
  const field = component.at('custom_id');
  census.addCustomId(field, checkText(field, { min: 1, max: 100, required: true }));
}

export function checkSelect(select: Field, census: Census): void {
  checkCustomId(select, census);
  checkText(select.at('placeholder'), { max: 150 });
  checkFlag(select.at('disabled'));
  const count =
    select.at('type').value === TYPE.stringSelect ? checkOptions(select, 25, true) : undefined;
  checkCounts(select, count ?? 25);
}

/** Radio and checkbox groups: as a select, with fewer options and without a placeholder. */
export function checkGroup(group: Field, census: Census): void {
  checkCustomId(group, census);
  checkFlag(group.at('required'));
  const radio = group.at('type').value === TYPE.radioGroup;
  const count = checkOptions(group, 10, false);
  if (radio && count < 2)
    group.at('options').reject('BASE_TYPE_BAD_LENGTH', 'Must be between 2 and 10 in length.');
  if (!radio) checkCounts(group, count);
}

function checkCounts(select: Field, options: number): void {
  const least = checkNumber(select.at('min_values'), { min: 0, max: options }) ?? 1;
  const most = checkNumber(select.at('max_values'), { min: 1, max: options }) ?? 1;
  if (least > most && !isAbsent(select.at('min_values').value))
    select.at('min_values').reject('NUMBER_TYPE_MAX', `Must be at most max_values (${most}).`);
}

function checkOptions(select: Field, max: number, withEmoji: boolean): number {
  const field = select.at('options');
  const options = checkList(field, { min: 1, max, required: true });
  const seen = new Set<string>();
  for (const option of options) {
    if (!checkRecord(option)) continue;
    checkText(option.at('label'), { min: 1, max: 100, required: true });
    checkText(option.at('description'), { max: 100 });
    checkFlag(option.at('default'));
    if (withEmoji) checkEmoji(option.at('emoji'));
    const value = checkText(option.at('value'), { min: 1, max: 100, required: true });
    if (value !== undefined && seen.has(value))
      option.reject(
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    if (value !== undefined) seen.add(value);
  }
  const chosen = options.filter((option) => option.at('default').value === true).length;
  const most = select.at('max_values').value;
  if (chosen > (typeof most === 'number' ? most : 1))
    field.reject(
      'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
      'The number of default values cannot exceed max_values',
    );
  return options.length;
}

export function checkTextInput(input: Field, census: Census, labelRequired: boolean): void {
  checkCustomId(input, census);
  checkNumber(input.at('style'), { min: 1, max: 2, required: true });
  checkText(input.at('label'), { min: 1, max: 45, required: labelRequired });
  checkText(input.at('placeholder'), { max: 100 });
  checkFlag(input.at('required'));
  const least = checkNumber(input.at('min_length'), { min: 0, max: 4000 }) ?? 0;
  const most = checkNumber(input.at('max_length'), { min: 1, max: 4000 }) ?? 4000;
  if (least > most)
    input.at('min_length').reject('NUMBER_TYPE_MAX', `Must be at most max_length (${most}).`);
  checkText(input.at('value'), { max: most });
}
