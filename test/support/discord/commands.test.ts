import { describe, expect, test } from 'vitest';
import { useSharedScene } from './scene.ts';
import { validateCommands } from './server.ts';

const scene = useSharedScene();

const path = () => `/applications/${scene().discord.applicationId}/commands`;
/** Always one guild after the other, so that no test uses up another's 200 a day. */
const put = (commands: unknown) => {
  const { id } = scene().discord.world.addGuild();
  const guild = `/applications/${scene().discord.applicationId}/guilds/${id}/commands`;
  return scene().rest('PUT', guild, commands);
};
const long = (length: number) => 'x'.repeat(length);
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const command = (more = {}) => ({ name: 'papers', description: 'Papers', ...more });
const option = (more = {}) => ({ type: 3, name: 'topic', description: 'Topic', ...more });
const withOption = (more = {}) => [command({ options: [option(more)] })];
const withOptions = (...options: object[]) => [command({ options })];
const choice = (index: number) => ({ name: `${index}`, value: `${index}` });
const OPTION = '0.options.0';

const RULES: readonly (readonly [string, unknown, unknown, string])[] = [
  [
    'name',
    [command({ name: 'topics_1-a' })],
    [command({ name: 'Papers' })],
    '0.name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'name with a space',
    [command()],
    [command({ name: 'pa pers' })],
    '0.name APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'name’s length',
    [command({ name: long(32) })],
    [command({ name: '' })],
    '0.name BASE_TYPE_REQUIRED',
  ],
  [
    'description',
    [command({ description: long(100) })],
    [command({ description: long(101) })],
    '0.description BASE_TYPE_BAD_LENGTH',
  ],
  ['no description', [command()], [{ name: 'papers' }], '0.description BASE_TYPE_REQUIRED'],
  [
    'message command’s name',
    [{ type: 3, name: 'Find this paper' }],
    [{ type: 3, name: long(33) }],
    '0.name BASE_TYPE_BAD_LENGTH',
  ],
  [
    'message command’s description',
    [{ type: 3, name: 'Find' }],
    [{ type: 3, name: 'Find', description: 'x' }],
    '0.description APPLICATION_COMMAND_CONTEXT_MENU_FIELD',
  ],
  [
    'a name twice',
    [command(), { type: 3, name: 'papers' }],
    [command(), command()],
    '1 APPLICATION_COMMANDS_DUPLICATE_NAME',
  ],
  [
    'options',
    withOptions(...many(25, (i) => option({ name: `o${i}` }))),
    withOptions(...many(26, (i) => option({ name: `o${i}` }))),
    '0.options BASE_TYPE_MAX_LENGTH',
  ],
  [
    'option name twice',
    withOptions(option(), option({ name: 'b' })),
    withOptions(option(), option()),
    '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE',
  ],
  [
    'required after optional',
    withOptions(option({ required: true }), option({ name: 'b' })),
    withOptions(option(), option({ name: 'b', required: true })),
    '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'option type',
    withOption({ type: 7 }),
    withOption({ type: 12 }),
    `${OPTION}.type NUMBER_TYPE_MAX`,
  ],
  [
    'choices',
    withOption({ choices: many(25, choice) }),
    withOption({ choices: many(26, choice) }),
    `${OPTION}.choices BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'choice value',
    withOption({ choices: [{ name: 'x', value: long(100) }] }),
    withOption({ choices: [{ name: 'x', value: long(101) }] }),
    `${OPTION}.choices.0.value BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'choice name',
    withOption({ choices: [{ name: long(100), value: 'x' }] }),
    withOption({ choices: [{ name: long(101), value: 'x' }] }),
    `${OPTION}.choices.0.name BASE_TYPE_BAD_LENGTH`,
  ],
  [
    'number’s choices',
    withOption({ type: 4, choices: [{ name: 'x', value: 1 }] }),
    withOption({ type: 4, choices: [{ name: 'x', value: '1' }] }),
    `${OPTION}.choices.0.value NUMBER_TYPE_COERCE`,
  ],
  [
    'completion beside choices',
    withOption({ autocomplete: true, choices: [] }),
    withOption({ autocomplete: true, choices: [choice(1)] }),
    `${OPTION} APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE`,
  ],
  [
    'completion of a boolean',
    withOption({ type: 10, autocomplete: true }),
    withOption({ type: 5, autocomplete: true }),
    `${OPTION} APPLICATION_COMMAND_OPTIONS_TYPE_INVALID`,
  ],
  [
    'bounds',
    withOption({ type: 4, min_value: 1, max_value: 9 }),
    withOption({ min_value: 1 }),
    `${OPTION}.min_value APPLICATION_COMMAND_OPTIONS_FIELD_INVALID`,
  ],
  [
    'lengths',
    withOption({ min_length: 0, max_length: 6000 }),
    withOption({ max_length: 6001 }),
    `${OPTION}.max_length NUMBER_TYPE_MAX`,
  ],
  [
    'subcommand beside option',
    withOption({ type: 1 }),
    withOptions({ ...option(), type: 1 }, option({ name: 'b' })),
    '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'subcommand in a subcommand',
    withOption({ type: 2, options: [option({ type: 1 })] }),
    withOption({ type: 1, options: [option({ type: 1 })] }),
    '0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'all texts together',
    withOptions(
      ...many(24, (i) =>
        option({
          name: `o${i + 10}`,
          choices: many(2, (j) => ({ name: `${j}${long(79)}`, value: long(80) })),
        }),
      ),
    ),
    withOptions(
      ...many(25, (i) =>
        option({
          name: `o${i + 10}`,
          choices: many(2, (j) => ({ name: `${j}${long(79)}`, value: long(80) })),
        }),
      ),
    ),
    '0 APPLICATION_COMMAND_TOO_LARGE',
  ],
];

describe('commands are taken at each limit and refused past it', () => {
  test.each(RULES)('%s', async (_name, good, bad, error) => {
    const taken = await put(good);
    expect([taken.status, taken.errors]).toEqual([200, []]);
    expect(validateCommands(good)).toBeUndefined();
    expect(await put(bad)).toMatchObject({ status: 400, code: 50035, errors: [error] });
  });
});

test('only the bot’s own application has commands for it', async () => {
  const { rest } = scene();
  expect(await rest('GET', '/applications/111111111111111111/commands')).toMatchObject({
    status: 403,
    code: 20012,
  });
});

test('there are 100 slash commands and 15 message commands, no more', async () => {
  const slash = (count: number) => many(count, (i) => command({ name: `c${i}` }));
  const menu = (count: number) => many(count, (i) => ({ type: 3, name: `c${i}` }));
  expect((await put([...slash(100), ...menu(15)])).status).toBe(200);
  expect((await put(slash(101))).code).toBe(30032);
  expect((await put(menu(16))).code).toBe(30032);
});

test('a day takes 200 new commands; unchanged ones keep their id and version', async () => {
  const all = (prefix: string) => many(100, (i) => command({ name: `${prefix}${i}` }));
  const { rest, discord } = scene();
  await rest('PUT', path(), all('a'));
  const before = discord.commands();
  await rest('PUT', path(), all('a'));
  expect(discord.commands()).toEqual(before);
  await rest('PUT', path(), all('b'));
  expect(await rest('PUT', path(), all('a'))).toMatchObject({ status: 429, code: 30034 });
});

test('commands are listed as Discord keeps them: no empty lists, no false', async () => {
  const { body } = await put(withOption({ required: false, choices: [], max_length: 9 }));
  expect(body.list).toMatchObject([
    { id: expect.any(String), type: 1, name: 'papers', contexts: null, nsfw: false },
  ]);
  const [first] = Array.isArray(body.list) ? body.list : [];
  expect(first.options).toEqual([
    {
      type: 3,
      name: 'topic',
      name_localizations: null,
      description: 'Topic',
      description_localizations: null,
      max_length: 9,
    },
  ]);
});
