import { describe, expect, test } from 'vitest';
import { flatten, useSharedScene } from './scene.ts';
import { validateMessage } from './server.ts';

const scene = useSharedScene();

const post = (body: unknown) =>
  scene().rest('POST', `/channels/${scene().channel.id}/messages`, body);
const long = (length: number) => 'x'.repeat(length);
const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
const field = { name: 'n', value: 'v' };
const ids = (count: number) => many(count, '123456789012345678');

/** What it is, a body at the limit, one past it, and where that is refused. */
const RULES: readonly (readonly [string, object, object, string])[] = [
  ['content', { content: long(2000) }, { content: long(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
  [
    'nonce',
    { content: 'x', nonce: long(25) },
    { content: 'x', nonce: long(26) },
    'nonce BASE_TYPE_MAX_LENGTH',
  ],
  [
    'flags',
    { content: 'x', flags: 4 | 4096 },
    { content: 'x', flags: 64 },
    'flags BITFIELD_TYPE_INVALID',
  ],
  [
    'embeds',
    { embeds: many(10, { title: 'x' }) },
    { embeds: many(11, { title: 'x' }) },
    'embeds BASE_TYPE_MAX_LENGTH',
  ],
  ...(
    [
      ['title', { title: long(256) }, { title: long(257) }, 'title BASE_TYPE_MAX_LENGTH'],
      [
        'description',
        { description: long(4096) },
        { description: long(4097) },
        'description BASE_TYPE_MAX_LENGTH',
      ],
      [
        'fields',
        { fields: many(25, field) },
        { fields: many(26, field) },
        'fields BASE_TYPE_MAX_LENGTH',
      ],
      [
        'field name',
        { fields: [{ ...field, name: long(256) }] },
        { fields: [{ ...field, name: long(257) }] },
        'fields.0.name BASE_TYPE_BAD_LENGTH',
      ],
      [
        'field value',
        { fields: [{ ...field, value: long(1024) }] },
        { fields: [{ ...field, value: long(1025) }] },
        'fields.0.value BASE_TYPE_BAD_LENGTH',
      ],
      [
        'empty field',
        { fields: [field] },
        { fields: [{ name: 'n', value: ' ' }] },
        'fields.0.value BASE_TYPE_REQUIRED',
      ],
      [
        'footer',
        { footer: { text: long(2048) } },
        { footer: { text: long(2049) } },
        'footer.text BASE_TYPE_BAD_LENGTH',
      ],
      [
        'author',
        { author: { name: long(256) } },
        { author: { name: long(257) } },
        'author.name BASE_TYPE_BAD_LENGTH',
      ],
      [
        'url',
        { title: 'x', url: 'https://a.example' },
        { title: 'x', url: 'javascript:alert(1)' },
        'url URL_TYPE_INVALID_SCHEME',
      ],
      [
        'url form',
        { title: 'x', url: 'http://a.example' },
        { title: 'x', url: 'arxiv' },
        'url URL_TYPE_INVALID_URL',
      ],
      [
        'colour',
        { title: 'x', color: 0xffffff },
        { title: 'x', color: 0x1000000 },
        'color NUMBER_TYPE_MAX',
      ],
      [
        'timestamp',
        { title: 'x', timestamp: '2026-11-01T00:00:00Z' },
        { title: 'x', timestamp: 'soon' },
        'timestamp DATE_TIME_TYPE_PARSE',
      ],
      [
        'emptiness',
        { image: { url: 'https://a.example/i.png' } },
        { color: 1 },
        'description BASE_TYPE_REQUIRED',
      ],
    ] as const
  ).map(([name, good, bad, error]): readonly [string, object, object, string] => [
    `embed ${name}`,
    { embeds: [good] },
    { embeds: [bad] },
    `embeds.0.${error}`,
  ]),
  [
    'all embeds together',
    { embeds: [{ description: long(4000) }, { description: long(2000) }] },
    { embeds: [{ description: long(4000) }, { description: long(2001) }] },
    'embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'mentioned ids',
    { content: 'x', allowed_mentions: { users: ids(100) } },
    { content: 'x', allowed_mentions: { users: ids(101) } },
    'allowed_mentions.users BASE_TYPE_MAX_LENGTH',
  ],
  [
    'mentioned kinds',
    { content: 'x', allowed_mentions: { parse: ['roles'], users: ids(1) } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ids(1) } },
    'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'unknown kinds',
    { content: 'x', allowed_mentions: { parse: [] } },
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
  ],
];

describe('a message is taken at each limit and refused past it', () => {
  test.each(RULES)('%s', async (_name, good, bad, error) => {
    expect((await post(good)).status).toBe(200);
    const refused = await post(bad);
    expect(refused).toMatchObject({ status: 400, code: 50035, errors: [error] });
    expect(refused.body.message).toBe('Invalid Form Body');
  });
});

test.each([{}, { content: '  ' }, { content: null, embeds: [] }, { components: [] }])(
  'nothing to show is refused: %j',
  async (body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 50006 });
  },
);

test('what is no JSON is refused', async () => {
  const response = await fetch(
    `${scene().discord.apiUrl}/v10/channels/${scene().channel.id}/messages`,
    {
      method: 'POST',
      headers: { authorization: `Bot ${scene().discord.token}` },
      body: 'content=x',
    },
  );
  expect(await response.json()).toMatchObject({ code: 50109 });
});

test('once a message has the new components, an edit cannot take them off or mix them', () => {
  const text = { type: 10, content: 'x' };
  const previous = { content: '', embeds: [], components: [text], flags: 1 << 15 };
  const check = (body: unknown) => flatten(validateMessage(body, { edit: true, previous })?.errors);
  expect(check({ components: [text] })).toEqual([]);
  expect(check({ components: [text], flags: (1 << 15) | 4 })).toEqual([]);
  expect(check({ flags: 0 })).toEqual(['flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG']);
  expect(check({ content: 'x' })).toEqual([
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ]);
  const legacy = { content: 'old', embeds: [], components: [], flags: 0 };
  const upgrade = { flags: 1 << 15, components: [text] };
  const upgraded = (body: unknown) =>
    flatten(validateMessage(body, { edit: true, previous: legacy })?.errors);
  expect(upgraded(upgrade)).toEqual([
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ]);
  expect(upgraded({ ...upgrade, content: null })).toEqual([]);
});
