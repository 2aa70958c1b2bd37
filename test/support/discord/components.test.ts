import { describe, expect, test } from 'vitest';
import { button, legacy, link, long, many, option, row, select } from './component-builders.ts';
import { useSharedScene } from './scene.ts';

const scene = useSharedScene();
const post = (body: unknown) =>
  scene().rest('POST', `/channels/${scene().channel.id}/messages`, body);

const FIRST = 'components.0.components.0';

/** What it is, a body at the limit, one past it, and where that is refused. */
const RULES: readonly (readonly [string, object, object, string])[] = [
  [
    'rows',
    legacy(...many(5, (i) => row(button(`${i}`)))),
    legacy(...many(6, (i) => row(button(`${i}`)))),
    'components BASE_TYPE_MAX_LENGTH',
  ],
  [
    'buttons in a row',
    legacy(row(...many(5, (i) => button(`${i}`)))),
    legacy(row(...many(6, (i) => button(`${i}`)))),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an empty row',
    legacy(row(link())),
    legacy(row()),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'select beside button',
    legacy(row(select())),
    legacy(row(button('a'), select())),
    'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'button outside a row',
    legacy(row(button('a'))),
    legacy(button('a')),
    'components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'unknown type',
    legacy(row(button('a'))),
    legacy(row({ type: 99 })),
    `${FIRST}.type UNION_TYPE_CHOICES`,
  ],
  [
    'text input in a message',
    legacy(row(select())),
    legacy(row({ type: 4, custom_id: 'a', style: 1 })),
    `${FIRST}.type UNION_TYPE_CHOICES`,
  ],
  [
    'custom id',
    legacy(row(button(long(100)))),
    legacy(row(button(long(101)))),
    `${FIRST}.custom_id BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'no custom id',
    legacy(row(button('a'))),
    legacy(row({ type: 2, style: 1, label: 'x' })),
    `${FIRST}.custom_id BASE_TYPE_REQUIRED`,
  ],
  [
    'custom id twice',
    legacy(row(button('a')), row(button('b'))),
    legacy(row(button('a')), row(button('a'))),
    'components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'button label',
    legacy(row(button('a', { label: long(80) }))),
    legacy(row(button('a', { label: long(81) }))),
    `${FIRST}.label BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'label or emoji',
    legacy(row(button('a', { label: '', emoji: { name: '👍' } }))),
    legacy(row(button('a', { label: '' }))),
    `${FIRST}.label BUTTON_COMPONENT_LABEL_REQUIRED`,
  ],
  [
    'emoji',
    legacy(row(button('a', { emoji: { name: '⬆️' } }))),
    legacy(row(button('a', { emoji: { name: 'up' } }))),
    `${FIRST}.emoji.name BUTTON_COMPONENT_INVALID_EMOJI`,
  ],
  [
    'button style',
    legacy(row(button('a', { style: 4 }))),
    legacy(row(button('a', { style: 7 }))),
    `${FIRST}.style NUMBER_TYPE_MAX`,
  ],
  [
    'link',
    legacy(row(link({ url: `https://a.example/${long(494)}` }))),
    legacy(row(link({ url: `https://a.example/${long(495)}` }))),
    `${FIRST}.url BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'link without url',
    legacy(row(link())),
    legacy(row(link({ url: undefined }))),
    `${FIRST}.url BASE_TYPE_REQUIRED`,
  ],
  [
    'link with custom id',
    legacy(row(link())),
    legacy(row(link({ custom_id: 'a' }))),
    `${FIRST}.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  ],
  [
    'button with url',
    legacy(row(button('a'))),
    legacy(row(button('a', { url: 'https://a.example' }))),
    `${FIRST}.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  ],
  [
    'options',
    legacy(row(select({ options: many(25, (i) => option(i)) }))),
    legacy(row(select({ options: many(26, (i) => option(i)) }))),
    `${FIRST}.options BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'no options',
    legacy(row(select())),
    legacy(row(select({ options: [] }))),
    `${FIRST}.options BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'option twice',
    legacy(row(select({ options: [option(1), option(2)] }))),
    legacy(row(select({ options: [option(1), option(1)] }))),
    `${FIRST}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  ],
  ...(['label', 'value', 'description'] as const).map(
    (key): readonly [string, object, object, string] => [
      `option ${key}`,
      legacy(row(select({ options: [option(1, { [key]: long(100) })] }))),
      legacy(row(select({ options: [option(1, { [key]: long(101) })] }))),
      `${FIRST}.options.0.${key} ${key === 'description' ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_BAD_LENGTH'}`,
    ],
  ),
  [
    'placeholder',
    legacy(row(select({ placeholder: long(150) }))),
    legacy(row(select({ placeholder: long(151) }))),
    `${FIRST}.placeholder BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'preselected options',
    legacy(row(select({ options: [option(1, { default: true })] }))),
    legacy(row(select({ options: [option(1, { default: true }), option(2, { default: true })] }))),
    `${FIRST}.options SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
  ],
  [
    'max_values',
    legacy(row(select({ max_values: 1 }))),
    legacy(row(select({ max_values: 2 }))),
    `${FIRST}.max_values NUMBER_TYPE_MAX`,
  ],
];

describe('components are taken at each limit and refused past it', () => {
  test.each(RULES)('%s', async (_name, good, bad, error) => {
    const taken = await post(good);
    expect([taken.status, taken.errors]).toEqual([200, []]);
    expect(await post(bad)).toMatchObject({ status: 400, code: 50035, errors: [error] });
  });
});
