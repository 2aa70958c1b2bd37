import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../support/discord-bot.ts';
import { createClient } from '../support/discord-team.ts';
import { startProgram, until } from '../support/program.ts';
import { hurriedSettings, startSource } from '../support/team.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const POSTS = /^\/channels\/\d+\/messages$/;

test('kill -9 while a message is on its way to Discord: nothing twice, nothing lost, all in order', async () => {
  const { discord, world, channel, ada } = await startServer();
  onTestFinished(() => discord.close());
  const source = await startSource();
  onTestFinished(() => source.close());
  const folder = temporaryFolder();
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HUGGINGFACE_URL: source.url,
    PAPERBOY_CONFIG: hurriedSettings(folder),
  };
  const start = async () => {
    const before = discord.gateway.identifies;
    const program = startProgram(['start'], folder, environment);
    onTestFinished(() => program.signal('SIGKILL'));
    await until(
      () => discord.gateway.identifies > before && discord.commands().length > 0,
      program.output,
    );
    return program;
  };
  /** Kills it when Discord has the next message, and before Discord's answer is out. */
  const killInFlight = async (program: Awaited<ReturnType<typeof start>>) => {
    const posted = () => discord.requests.filter(({ path }) => POSTS.test(path)).length;
    const before = posted();
    await until(() => posted() > before);
    program.signal('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
  };
  discord.addFault({ method: 'POST', path: POSTS, effect: { kind: 'delay', ms: 150 } });

  const first = await start();
  const asAda = createClient(discord, channel)(ada);
  await asAda.ask('subscribe');
  const killed = killInFlight(first);
  asAda.command('post');
  await killed;
  await killInFlight(await start());
  const last = await start();

  const messagesIn = (id: string) => world.messages(id).filter(({ type }) => type === 0);
  const thread = await until(() => [...world.channels.values()].find((one) => one.thread));
  await until(
    () => messagesIn(thread.id).filter(({ reactions }) => reactions.size > 0).length >= 5,
  );
  const titles = messagesIn(thread.id).map(
    ({ components }) => /Paper (2608\.\d+)/.exec(JSON.stringify(components))?.[1],
  );
  expect(titles).toEqual([1, 2, 3, 4, 5].map((index) => `2608.0000${index}`));
  expect(messagesIn(channel.id)).toHaveLength(1);
  last.signal('SIGTERM');
  expect(await last.ended).toBe(0);
}, 60_000);
