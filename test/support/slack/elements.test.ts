import { test } from 'vitest';
import {
  actions,
  button,
  confirm,
  field,
  input,
  mrkdwn,
  option,
  overflow,
  plain,
  radio,
  section,
  select,
} from './block-builders.ts';
import { at, checkRule, count, length, type Rule, rule } from './block-rules.ts';
import { useSharedScene } from './scene.ts';

const scene = useSharedScene();

const PLACE = '/0/elements/0';
const inElement = (problem: string, path = '') => at(problem, `${PLACE}${path}`);
const options = (all: readonly number[]) => all.map((n) => option(`${n}`));
const asked = (more: object) => actions(button({ confirm: confirm(more) }));
const groups = [{ label: plain(), options: [option('a')] }];

const LENGTHS: readonly Rule[] = [
  length('action_id', 255, (action_id) => [actions(button({ action_id }))], `${PLACE}/action_id`),
  length('button', 75, (long) => [actions(button({ text: plain(long) }))], `${PLACE}/text/text`),
  length('value', 2000, (value) => [actions(button({ value }))], `${PLACE}/value`),
  length('title', 100, (long) => [asked({ title: plain(long) })], `${PLACE}/confirm/title/text`),
  length('question', 300, (long) => [asked({ text: plain(long) })], `${PLACE}/confirm/text/text`),
  length('yes', 30, (long) => [asked({ confirm: plain(long) })], `${PLACE}/confirm/confirm/text`),
  length('no', 30, (long) => [asked({ deny: plain(long) })], `${PLACE}/confirm/deny/text`),
  length(
    'option value',
    75,
    (value) => [actions(select({ options: [option(value)] }))],
    `${PLACE}/options/0/value`,
  ),
  length(
    'option',
    75,
    (long) => [actions(select({ options: [option('a', { text: plain(long) })] }))],
    `${PLACE}/options/0/text/text`,
  ),
  length(
    'description',
    75,
    (long) => [actions(select({ options: [option('a', { description: plain(long) })] }))],
    `${PLACE}/options/0/description/text`,
  ),
  length(
    'placeholder',
    150,
    (long) => [actions(select({ placeholder: plain(long) }))],
    `${PLACE}/placeholder/text`,
  ),
  count('options', 100, (all) => [actions(select({ options: options(all) }))], `${PLACE}/options`),
  count('overflow', 5, (all) => [actions(overflow(...options(all)))], `${PLACE}/options`),
  count('radio', 10, (all) => [actions(radio({ options: options(all) }))], `${PLACE}/options`),
];

const SHAPES: readonly Rule[] = [
  [
    'an action_id of its own in its block',
    [actions(button()), actions(button())],
    [actions(button(), button())],
    at('`action_id` "go" already exists', '/0/elements/1/action_id'),
  ],
  rule(
    'plain buttons',
    actions(button()),
    actions(button({ text: mrkdwn() })),
    inElement('must be one of: plain_text', '/text/type'),
  ),
  rule(
    'a link',
    actions(button({ url: 'https://a.example' })),
    actions(button({ url: 'a.example' })),
    inElement('must be a valid URL', '/url'),
  ),
  length(
    'link',
    3000,
    (long) => [actions(button({ url: `https://a.example/${long.slice(18)}` }))],
    `${PLACE}/url`,
  ),
  rule(
    'two styles',
    actions(button({ style: 'primary' })),
    actions(button({ style: 'default' })),
    inElement('must be one of: primary, danger', '/style'),
  ),
  rule(
    'both answers to a question',
    asked({}),
    asked({ deny: undefined }),
    inElement('missing required field: deny', '/confirm'),
  ),
  rule(
    'some options',
    actions(select()),
    actions(select({ options: [] })),
    inElement('must provide at least 1 items', '/options'),
  ),
  rule(
    'plain options, but at radio buttons',
    actions(radio({ options: [option('a', { text: mrkdwn() })] })),
    actions(select({ options: [option('a', { text: mrkdwn() })] })),
    inElement('must be one of: plain_text', '/options/0/text/type'),
  ),
  rule(
    'linked options in overflow menus only',
    actions(overflow(option('a', { url: 'https://a.example' }))),
    actions(select({ options: [option('a', { url: 'https://a.example' })] })),
    inElement('invalid additional property: url', '/options/0'),
  ),
  rule(
    'a choice among the options',
    actions(select({ initial_option: option('b') })),
    actions(select({ initial_option: option('c') })),
    inElement('must be one of the options', '/initial_option'),
  ),
  rule(
    'one list of options',
    actions(select({ options: undefined, option_groups: groups })),
    actions(select({ option_groups: groups })),
    inElement('must define only one of `options` or `option_groups`'),
  ),
  rule(
    'a time',
    actions({ type: 'timepicker', initial_time: '09:30' }),
    actions({ type: 'timepicker', initial_time: '9:30' }),
    inElement('must be a time as HH:mm', '/initial_time'),
  ),
  rule(
    'a date',
    actions({ type: 'datepicker', initial_date: '2026-11-25' }),
    actions({ type: 'datepicker', initial_date: '25.11.2026' }),
    inElement('must be a date as YYYY-MM-DD', '/initial_date'),
  ),
  rule(
    'choosing several in sections and inputs only',
    section({ accessory: { type: 'multi_users_select' } }),
    actions({ type: 'multi_users_select' }),
    inElement('unsupported type: multi_users_select', '/type'),
  ),
  rule(
    'up to 3,000 typed characters',
    input(field({ max_length: 3000 })),
    input(field({ max_length: 3001 })),
    at('must be at most 3000', '/0/element/max_length'),
  ),
  rule(
    'lengths that can be met',
    input(field({ min_length: 5, max_length: 5 })),
    input(field({ min_length: 6, max_length: 5 })),
    at('must be at most `max_length`', '/0/element/min_length'),
  ),
  [
    'one focus',
    [input(field({ focus_on_load: true }))],
    [
      input(field({ focus_on_load: true })),
      input(field({ focus_on_load: true }), { block_id: 'other' }),
    ],
    at('only one element may have `focus_on_load`', '/1/element/focus_on_load'),
  ],
];

test.each([...LENGTHS, ...SHAPES])(
  'elements, taken at the limit and refused past it: %s',
  (...rule) => checkRule(scene(), rule),
);
