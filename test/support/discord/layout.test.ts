import { describe, expect, test } from 'vitest';
import {
  button,
  container,
  legacy,
  long,
  many,
  media,
  modern,
  row,
  section,
  select,
  text,
} from './component-builders.ts';
import { useSharedScene } from './scene.ts';

const scene = useSharedScene();
const post = (body: unknown) =>
  scene().rest('POST', `/channels/${scene().channel.id}/messages`, body);

const FIRST = 'components.0.components.0';

/** What it is, a body at the limit, one past it, and where that is refused. */
const RULES: readonly (readonly [string, object, object, string])[] = [
  [
    'new components without the flag',
    modern(text()),
    legacy(text()),
    'components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'content beside new components',
    modern(text()),
    { ...modern(text()), content: 'x' },
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds beside new components',
    { ...modern(text()), embeds: [] },
    { ...modern(text()), embeds: [{ title: 'x' }] },
    'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'components in all',
    modern(...many(4, () => container(...many(9, () => text())))),
    modern(...many(4, () => container(...many(9, () => text()))), text()),
    'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'one text',
    modern(text(long(4000))),
    modern(text('')),
    'components.0.content BASE_TYPE_REQUIRED',
  ],
  [
    'all texts',
    modern(text(long(2000)), container(text(long(2000)))),
    modern(text(long(2000)), container(text(long(2001)))),
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'texts in a section',
    modern(section({ components: many(3, () => text()) })),
    modern(section({ components: many(4, () => text()) })),
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ],
  [
    'section without accessory',
    modern(section({ accessory: { type: 11, ...media } })),
    modern(section({ accessory: undefined })),
    'components.0.accessory BASE_TYPE_REQUIRED',
  ],
  [
    'select as accessory',
    modern(section()),
    modern(section({ accessory: select() })),
    'components.0.accessory.type UNION_TYPE_CHOICES',
  ],
  [
    'button in a section',
    modern(section()),
    modern(section({ components: [button('b')] })),
    `${FIRST}.type UNION_TYPE_CHOICES`,
  ],
  [
    'container in a container',
    modern(container(section(), row(button('b')))),
    modern(container(container(text()))),
    `${FIRST}.type UNION_TYPE_CHOICES`,
  ],
  [
    'an empty container',
    modern(container(text())),
    modern(container()),
    'components.0.components BASE_TYPE_MIN_LENGTH',
  ],
  [
    'separator',
    modern({ type: 14, spacing: 2, divider: true }),
    modern({ type: 14, spacing: 3 }),
    'components.0.spacing NUMBER_TYPE_MAX',
  ],
  [
    'gallery',
    modern({ type: 12, items: many(10, () => media) }),
    modern({ type: 12, items: many(11, () => media) }),
    'components.0.items BASE_TYPE_BAD_LENGTH',
  ],
  [
    'picture address',
    modern({ type: 12, items: [media] }),
    modern({ type: 12, items: [{ media: { url: 'ftp://a.example' } }] }),
    'components.0.items.0.media.url URL_TYPE_INVALID_SCHEME',
  ],
  [
    'component id twice',
    modern({ ...text(), id: 5 }, { ...text(), id: 6 }),
    modern({ ...text(), id: 5 }, { ...text(), id: 5 }),
    'components.1.id COMPONENT_ID_DUPLICATED',
  ],
];

describe('new components are taken at each limit and refused past it', () => {
  test.each(RULES)('%s', async (_name, good, bad, error) => {
    const taken = await post(good);
    expect([taken.status, taken.errors]).toEqual([200, []]);
    expect(await post(bad)).toMatchObject({ status: 400, code: 50035, errors: [error] });
  });
});

test('a single text over 4,000 is refused twice: alone and in all', async () => {
  expect((await post(modern(text(long(4001))))).errors).toEqual([
    'components.0.content BASE_TYPE_BAD_LENGTH',
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ]);
});

test('texts that are too many bytes break Discord, however few their characters', async () => {
  expect((await post(modern(text('界'.repeat(3386))))).status).toBe(200);
  expect((await post(modern(text('界'.repeat(3387))))).status).toBe(500);
});

test('components keep their ids, and those without get one', async () => {
  const { body } = await post(modern({ ...text(), id: 1 }, container(text())));
  expect(body.components).toMatchObject([{ id: 1 }, { id: 2, components: [{ id: 3 }] }]);
});
