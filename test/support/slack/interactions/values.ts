import { isDeepStrictEqual } from 'node:util';
import { offeredOptions } from '../validation/composition.ts';
import type { Payload } from '../world/model.ts';
import { recordsIn } from '../world/records.ts';
import { checkTyped } from './typed.ts';

/** Under which name an element keeps what is chosen, and what it began with. */
interface Kind {
  readonly key: string;
  readonly initial: string;
  readonly several?: boolean;
  readonly options?: boolean;
}

const OPTION: Kind = { key: 'selected_option', initial: 'initial_option', options: true };
const OPTIONS: Kind = {
  key: 'selected_options',
  initial: 'initial_options',
  several: true,
  options: true,
};
const TYPED: Kind = { key: 'value', initial: 'initial_value' };

const KINDS: Readonly<Record<string, Kind>> = {
  static_select: OPTION,
  radio_buttons: OPTION,
  overflow: OPTION,
  multi_static_select: OPTIONS,
  checkboxes: OPTIONS,
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', several: true },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  plain_text_input: TYPED,
  number_input: TYPED,
  email_text_input: TYPED,
  url_text_input: TYPED,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
};

export type Given = string | readonly string[];

/** Nothing for what keeps nothing, as a button or an overflow menu. */
export function currentValue(element: Payload): Payload | undefined {
  const kind = KINDS[String(element.type)];
  if (!kind || element.type === 'overflow') return undefined;
  const nothing = kind.several ? [] : null;
  return { type: element.type, [kind.key]: element[kind.initial] ?? nothing };
}

/** What somebody put in; what their client would not take throws. */
export function chosenValue(element: Payload, given: Given): Payload {
  const kind = KINDS[String(element.type)];
  if (!kind) throw new Error(`Nothing can be put into “${String(element.action_id)}”.`);
  const chosen = typeof given === 'string' ? [given] : given;
  if (!kind.several && chosen.length !== 1)
    throw new Error(`“${String(element.action_id)}” takes one value.`);
  const values = chosen.map((one) => (kind.options ? offered(element, one) : one));
  for (const one of chosen) checkTyped(element, one);
  return { type: element.type, [kind.key]: kind.several ? values : values[0] };
}

function offered(element: Payload, value: string): Payload {
  const option = recordsIn(offeredOptions(element)).find((one) => one.value === value);
  if (!option) throw new Error(`“${String(element.action_id)}” offers no “${value}”.`);
  return option;
}

export function isEmpty(value: Payload): boolean {
  const { type: _type, ...rest } = value;
  return Object.values(rest).every(
    (one) => one === null || one === '' || isDeepStrictEqual(one, []),
  );
}
