import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { startServer } from '../support/discord-bot.ts';
import { createClient } from '../support/discord-team.ts';
import { startProgram, until } from '../support/program.ts';
import { startSource } from '../support/team.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const POSTS = /^\/channels\/\d+\/messages$/;
const CHANNELS = 6;

test('asked to stop in the middle of posting, it ends within seconds, and knows what became of each message', async () => {
  const { discord, world, guild, channel, ada } = await startServer();
  onTestFinished(() => discord.close());
  const source = await startSource();
  onTestFinished(() => source.close());
  const folder = temporaryFolder();
  const program = startProgram(['start'], folder, {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HUGGINGFACE_URL: source.url,
  });
  onTestFinished(() => program.signal('SIGKILL'));
  await until(() => discord.commands().length > 0, program.output);
  discord.addFault({ method: 'POST', path: POSTS, effect: { kind: 'delay', ms: 200 } });

  const others = Array.from({ length: CHANNELS - 1 }, () => world.addChannel(guild.id));
  await Promise.all(
    [channel, ...others].map(async (place) => {
      const asAda = createClient(discord, place)(ada);
      await asAda.ask('subscribe');
      await asAda.ask('post');
    }),
  );
  const posted = () => discord.requests.filter(({ path }) => POSTS.test(path)).length;
  await until(() => posted() > CHANNELS);
  const asked = performance.now();
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(20_000);

  const file = join(folder, 'data/paperboy.db');
  const storage = await openSqlite({ file, holder: 'a guest', now: 0, access: 'guest' });
  onTestFinished(() => storage.close());
  const { sending, unknown, pending, sent } = await storage.outbox.counts();
  expect({ sending, unknown }).toEqual({ sending: 0, unknown: 0 });
  expect(pending).toBeGreaterThan(0);
  expect(sent).toBeGreaterThan(0);
}, 60_000);
