import {
  confirm,
  formattedOption,
  id,
  image,
  linkedOption,
  offersInitial,
  oneListOfOptions,
  option,
  placeholder,
  plainText,
  selectOptions,
  style,
} from './composition.ts';
import { richText } from './rich-text.ts';
import {
  type Check,
  flag,
  integer,
  listOf,
  matching,
  oneOf,
  type Properties,
  required,
  shape,
  text,
  url,
} from './shapes.ts';

const MOST_TYPED = 3000;
const MOST_BOXES = 10;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function element(name: string, properties: Properties, ...more: readonly Check[]): Check {
  return shape({ type: required(oneOf(name)), action_id: id, ...properties }, ...more);
}

/** Everything that can be focused and shows a hint while it is empty. */
const field: Properties = { focus_on_load: flag, placeholder };
const dispatched: Properties = {
  dispatch_action_config: shape({
    trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
  }),
};
const menu: Properties = { ...field, confirm };
const several: Properties = { ...menu, max_selected_items: integer({ min: 1 }) };

const button = element('button', {
  text: required(plainText(75)),
  value: text({ max: 2000 }),
  url: url(),
  style,
  confirm,
  accessibility_label: text({ max: 75 }),
});

const typedLengths: Check = (input) => {
  const least = Number(input.at('min_length').value ?? 0);
  const most = Number(input.at('max_length').value ?? MOST_TYPED);
  if (least > most) input.at('min_length').reject('must be at most `max_length`');
  const initial = input.at('initial_value').value;
  if (typeof initial === 'string' && initial.length > most)
    input.at('initial_value').reject(`must be less than ${most + 1} characters`);
};

const ELEMENTS = {
  button,
  image: shape({ type: required(oneOf('image')), ...image }),
  overflow: element('overflow', {
    options: required(listOf(linkedOption, { max: 5 })),
    confirm,
  }),
  static_select: element(
    'static_select',
    { ...menu, ...selectOptions, initial_option: option },
    ...oneListOfOptions,
    offersInitial,
  ),
  multi_static_select: element(
    'multi_static_select',
    { ...several, ...selectOptions, initial_options: listOf(option) },
    ...oneListOfOptions,
    offersInitial,
  ),
  users_select: element('users_select', { ...menu, initial_user: id }),
  multi_users_select: element('multi_users_select', { ...several, initial_users: listOf(id) }),
  channels_select: element('channels_select', {
    ...menu,
    initial_channel: id,
    response_url_enabled: flag,
  }),
  conversations_select: element('conversations_select', {
    ...menu,
    initial_conversation: id,
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter: shape({
      include: listOf(oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    }),
  }),
  radio_buttons: element(
    'radio_buttons',
    {
      options: required(listOf(formattedOption, { max: MOST_BOXES })),
      initial_option: formattedOption,
      confirm,
      focus_on_load: flag,
    },
    offersInitial,
  ),
  checkboxes: element(
    'checkboxes',
    {
      options: required(listOf(formattedOption, { max: MOST_BOXES })),
      initial_options: listOf(formattedOption, { max: MOST_BOXES }),
      confirm,
      focus_on_load: flag,
    },
    offersInitial,
  ),
  datepicker: element('datepicker', {
    ...menu,
    initial_date: matching(DATE, 'must be a date as YYYY-MM-DD'),
  }),
  timepicker: element('timepicker', {
    ...menu,
    initial_time: matching(TIME, 'must be a time as HH:mm'),
    timezone: text(),
  }),
  datetimepicker: element('datetimepicker', {
    confirm,
    focus_on_load: flag,
    initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }),
  }),
  plain_text_input: element(
    'plain_text_input',
    {
      ...field,
      ...dispatched,
      initial_value: text({ min: 0, max: MOST_TYPED }),
      multiline: flag,
      min_length: integer({ min: 0, max: MOST_TYPED }),
      max_length: integer({ min: 1, max: MOST_TYPED }),
    },
    typedLengths,
  ),
  number_input: element('number_input', {
    ...field,
    ...dispatched,
    is_decimal_allowed: required(flag),
    initial_value: text(),
    min_value: text(),
    max_value: text(),
  }),
  email_text_input: element('email_text_input', { ...field, ...dispatched, initial_value: text() }),
  url_text_input: element('url_text_input', { ...field, ...dispatched, initial_value: url() }),
  rich_text_input: element('rich_text_input', { ...field, ...dispatched, initial_value: richText }),
  feedback_buttons: element('feedback_buttons', {
    positive_button: required(feedback()),
    negative_button: required(feedback()),
  }),
  icon_button: element('icon_button', {
    icon: required(text()),
    text: required(plainText(75)),
    value: text({ max: 2000 }),
    confirm,
    accessibility_label: text({ max: 75 }),
    visible_to_user_ids: listOf(id),
  }),
} as const satisfies Readonly<Record<string, Check>>;

function feedback(): Check {
  return shape({
    text: required(plainText(75)),
    value: required(text({ max: 2000 })),
    accessibility_label: text({ max: 75 }),
  });
}

function only(...names: readonly (keyof typeof ELEMENTS)[]): Readonly<Record<string, Check>> {
  return Object.fromEntries(names.map((name) => [name, ELEMENTS[name]]));
}

const CHOOSING = [
  'static_select',
  'users_select',
  'channels_select',
  'conversations_select',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
] as const;
const CHOOSING_SEVERAL = ['multi_static_select', 'multi_users_select'] as const;

/** Which element may stand where. */
export const IN_ACTIONS = only('button', 'overflow', ...CHOOSING, 'datetimepicker');
export const IN_SECTION = only('button', 'overflow', 'image', ...CHOOSING, ...CHOOSING_SEVERAL);
export const IN_CONTEXT_ACTIONS = only('feedback_buttons', 'icon_button');
export const IN_INPUT = only(
  ...CHOOSING,
  ...CHOOSING_SEVERAL,
  'datetimepicker',
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
);
export const BUTTON = button;
export const IMAGE = ELEMENTS.image;
