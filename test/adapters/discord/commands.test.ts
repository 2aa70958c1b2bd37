import type { REST } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { declare } from '../../../src/adapters/discord/commands/declare.ts';
import { register } from '../../../src/adapters/discord/commands/register.ts';
import { commands } from '../../../src/commands/index.ts';
import { validateCommands } from '../../support/discord/validation/commands.ts';
import { createBot, startServer } from '../../support/discord-bot.ts';
import { createHandlers } from '../../support/handlers.ts';

test('what is declared is what Discord accepts, with a subcommand for each command people type', () => {
  const declared = declare(commands, true);
  expect(validateCommands(JSON.parse(JSON.stringify(declared)))).toBeUndefined();
  const [papers, find] = declared;
  const names = papers && 'options' in papers ? papers.options?.map(({ name }) => name) : [];
  expect(names).toEqual(commands.filter(({ hidden }) => !hidden).map(({ name }) => name));
  expect(find).toMatchObject({ type: 3, name: 'Find this paper' });
});

/** Discord's side of registration, with what it adds to each command of its own accord. */
function createRegistry(registered: readonly object[]) {
  const sent: unknown[] = [];
  const filled = registered.map((command, index) => ({
    ...('description' in command ? {} : { description: '' }),
    ...command,
    ...{ id: `10000000000000000${index}`, version: '1', application_id: '1', nsfw: false },
    ...{ default_member_permissions: null, name_localizations: null, dm_permission: true },
  }));
  const rest: Pick<REST, 'get' | 'put'> = {
    get: async () => filled.toReversed(),
    async put(_route, options) {
      sent.push(options?.body);
      return options?.body;
    },
  };
  return { rest: rest as REST, sent };
}

test('nothing is sent when nothing changed, whatever Discord fills in and in which order', async () => {
  const declared = declare(commands, true);
  const { rest, sent } = createRegistry(declared as readonly object[]);
  expect(await register(declared, { rest, applicationId: '1' })).toBe(false);
  expect(sent).toEqual([]);
});

test('a change of one word is sent', async () => {
  const declared = declare(commands, true);
  const old = JSON.parse(JSON.stringify(declared).replace('Find this paper', 'Find paper'));
  const { rest, sent } = createRegistry(old);
  expect(await register(declared, { rest, applicationId: '1' })).toBe(true);
  expect(sent).toEqual([declared]);
});

test('in a single server nothing is said of where commands may be used, which Discord would drop', () => {
  expect(JSON.stringify(declare(commands, false))).not.toMatch(/contexts|integration_types/);
});

test('for development the commands are registered in one server alone, and once', async () => {
  const { discord, guild } = await startServer();
  onTestFinished(() => discord.close());
  const looks = () => discord.requests.filter(({ path }) => path.endsWith('/commands'));
  for (const seen of [2, 3]) {
    const platform = createBot(discord, { guildId: guild.id });
    await platform.start(createHandlers());
    await expect.poll(() => looks().length, { timeout: 8_000 }).toBe(seen);
    await platform.stop();
  }
  expect(looks().map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  expect([discord.commands(guild.id).length, discord.commands().length]).toEqual([2, 0]);
});
