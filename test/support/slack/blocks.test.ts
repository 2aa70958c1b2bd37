import { expect, test } from 'vitest';
import {
  actions,
  button,
  context,
  field,
  header,
  image,
  input,
  long,
  many,
  mrkdwn,
  plain,
  section,
} from './block-builders.ts';
import { at, checkRule, count, length, type Rule, rule } from './block-rules.ts';
import { useSharedScene } from './scene.ts';

const scene = useSharedScene();
const post = (args: object) =>
  scene().api('chat.postMessage', { channel: scene().channel.id, ...args });

const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const text = { type: 'text', text: 'x' };
const unsupported = (type: string, pointer: string) => at(`unsupported type: ${type}`, pointer);
const added = (name: string, pointer: string) =>
  at(`invalid additional property: ${name}`, pointer);

const LENGTHS: readonly Rule[] = [
  count('blocks', 50, (all) => all.map(() => section()), ''),
  count('fields', 10, (all) => [section({ fields: all.map(() => plain()) })], '/0/fields'),
  count('in a context', 10, (all) => [context(...all.map(() => plain()))], '/0/elements'),
  count(
    'actions',
    25,
    (all) => [actions(...all.map((n) => button({ action_id: `${n}` })))],
    '/0/elements',
  ),
  length('block_id', 255, (block_id) => [section({ block_id })], '/0/block_id'),
  length('section', 3000, (long) => [section({ text: mrkdwn(long) })], '/0/text/text'),
  length('field', 2000, (long) => [section({ fields: [plain(long)] })], '/0/fields/0/text'),
  length('header', 150, (long) => [header(long)], '/0/text/text'),
  length('alternative text', 2000, (alt_text) => [image({ alt_text })], '/0/alt_text'),
  length('image title', 2000, (long) => [image({ title: plain(long) })], '/0/title/text'),
  length('label', 2000, (long) => [input(field(), { label: plain(long) })], '/0/label/text'),
  length('hint', 2000, (long) => [input(field(), { hint: plain(long) })], '/0/hint/text'),
];

const SHAPES: readonly Rule[] = [
  rule('a type', section(), { text: plain() }, at('missing required field: type', '/0')),
  rule('a known type', section(), { type: 'video' }, unsupported('video', '/0/type')),
  rule('nothing unknown', section({ expand: true }), section({ wide: 1 }), added('wide', '/0')),
  rule(
    'text that is there',
    section(),
    section({ text: plain('') }),
    at('must be more than 0 characters', '/0/text/text'),
  ),
  rule(
    'text as an object',
    section(),
    section({ text: 'x' }),
    at('must provide an object', '/0/text'),
  ),
  rule(
    'emoji in plain text only',
    section({ text: plain('x', { emoji: true }) }),
    section({ text: mrkdwn('x', { emoji: true }) }),
    added('emoji', '/0/text'),
  ),
  rule(
    'verbatim in mrkdwn only',
    section({ text: mrkdwn('x', { verbatim: true }) }),
    section({ text: plain('x', { verbatim: true }) }),
    added('verbatim', '/0/text'),
  ),
  rule(
    'something in a section',
    { type: 'section', fields: [plain()] },
    { type: 'section' },
    at('must define either `text` or `fields`', '/0'),
  ),
  rule(
    'an accessory that fits',
    section({ accessory: button() }),
    section({ accessory: field() }),
    unsupported('plain_text_input', '/0/accessory/type'),
  ),
  rule(
    'plain headers',
    header('x'),
    { type: 'header', text: mrkdwn() },
    at('must be one of: plain_text', '/0/text/type'),
  ),
  rule(
    'a bare divider',
    { type: 'divider' },
    { type: 'divider', text: plain() },
    added('text', '/0'),
  ),
  rule(
    'a context of something',
    context(plain()),
    context(),
    at('must provide at least 1 items', '/0/elements'),
  ),
  rule(
    'a context without buttons',
    context(image()),
    context(button()),
    unsupported('button', '/0/elements/0/type'),
  ),
  rule(
    'actions of something',
    actions(button()),
    actions(),
    at('must provide at least 1 items', '/0/elements'),
  ),
  rule(
    'an image on the web',
    image(),
    image({ image_url: 'javascript:alert(1)' }),
    at('must be a valid URL', '/0/image_url'),
  ),
  rule(
    'an image in words',
    image(),
    { type: 'image', image_url: 'https://a.example' },
    at('missing required field: alt_text', '/0'),
  ),
  rule(
    'an input with something',
    input(),
    { type: 'input', label: plain() },
    at('missing required field: element', '/0'),
  ),
  rule(
    'no alerts in messages',
    section(),
    { type: 'alert', text: plain() },
    unsupported('alert', '/0/type'),
  ),
  rule(
    'rich text in sections',
    richText({ type: 'rich_text_section', elements: [text] }),
    richText(text),
    unsupported('text', '/0/elements/0/type'),
  ),
  [
    'a block_id of its own',
    [section({ block_id: 'a' }), section({ block_id: 'b' })],
    [section({ block_id: 'a' }), section({ block_id: 'a' })],
    at('`block_id` "a" already exists', '/1/block_id'),
  ],
];

test.each([...LENGTHS, ...SHAPES])(
  'blocks, taken at the limit and refused past it: %s',
  (...rule) => checkRule(scene(), rule),
);

test('what is no list of blocks is of another kind of wrong', async () => {
  for (const blocks of ['[{', '"x"', { type: 'section' }])
    expect(await post({ text: 'x', blocks })).toMatchObject({ error: 'invalid_blocks_format' });
});

test('a markdown block takes 12,000 characters', async () => {
  const { problems } = await post({ blocks: [{ type: 'markdown', text: long(12_001) }] });
  expect(problems).toEqual([at('must be less than 12001 characters', '/0/text')]);
});

test('all blocks of a message together have a limit that Slack tells nobody', async () => {
  const blocks = (length: number) => many(4, () => section({ text: mrkdwn(long(length)) }));
  expect((await post({ text: 'x', blocks: blocks(2900) })).error).toBeUndefined();
  expect((await post({ text: 'x', blocks: blocks(2901) })).error).toBe('msg_blocks_too_long');
});

test('one refusal names everything that is wrong', async () => {
  const { problems } = await post({ blocks: [header(long(151)), section({ text: plain('') })] });
  expect(problems).toEqual([
    at('must be less than 151 characters', '/0/text/text'),
    at('must be more than 0 characters', '/1/text/text'),
  ]);
});
