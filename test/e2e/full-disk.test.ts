import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { readDiscord, startServer } from '../support/discord-bot.ts';
import { createClient } from '../support/discord-team.ts';
import { type Program, startProgram, until } from '../support/program.ts';
import { hurriedSettings, startSource } from '../support/team.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const POSTS = /^\/channels\/\d+\/messages$/;
const PAPERS = 5;
const CHANNELS = 4;
/** What broke off goes on with the next of the regular rounds, every fifteen seconds. */
const NEXT_ROUND_MS = 25_000;

/** Linux can keep one process from writing to any file, which is a full disk for it alone. */
const canFill = spawnSync('prlimit', ['--version']).status === 0;
const fill = ({ pid }: Program) => limitFiles(pid, '1');
const free = ({ pid }: Program) => limitFiles(pid, 'unlimited');

function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

async function start() {
  const server = await startServer();
  const { discord, world, guild, channel, ada } = server;
  onTestFinished(() => discord.close());
  const source = await startSource();
  onTestFinished(() => source.close());
  const folder = temporaryFolder();
  const program = startProgram(['start'], folder, {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    HUGGINGFACE_URL: source.url,
    PAPERBOY_CONFIG: hurriedSettings(folder),
  });
  onTestFinished(() => program.signal('SIGKILL'));
  await until(() => discord.commands().length > 0, program.output);
  const others = Array.from({ length: CHANNELS - 1 }, () => world.addChannel(guild.id));
  const channels = [channel, ...others];
  const clients = channels.map((place) => createClient(discord, place)(ada));
  for (const client of clients) await client.ask('subscribe');
  const posts = () => discord.requests.filter(({ path }) => POSTS.test(path)).length;
  /** What each channel and its thread hold, in their order. */
  const held = () =>
    channels.map(({ id }) =>
      world.messages(id).flatMap((parent) => {
        const thread = world.channels.has(parent.id) ? world.messages(parent.id) : [];
        return [parent, ...thread.filter(({ type }) => type === 0)].map(readDiscord);
      }),
    );
  const readiness = async () => (await fetch(`${await program.url()}/readyz`)).text();
  return { discord, program, clients, posts, held, readiness };
}

test.skipIf(!canFill)(
  'on a full disk nothing is posted that could not be claimed, it is said, and all is there once when there is room',
  async () => {
    const { discord, program, clients, posts, held, readiness } = await start();
    const [ada] = clients;
    discord.addFault({ method: 'POST', path: POSTS, effect: { kind: 'delay', ms: 100 } });
    await Promise.all(clients.map((client) => client.ask('post')));
    await until(() => posts() > CHANNELS);

    fill(program);
    const before = posts();
    await until(async () => /can.t be written/.test(await readiness()), program.output);
    await sleep(500);
    const stopped = posts();
    // One message in each channel may have been claimed before.
    expect(stopped - before).toBeLessThanOrEqual(CHANNELS);
    expect(await ada?.ask('status')).toMatch(/can.t be written .*free disk space/);
    await sleep(500);
    expect(posts()).toBe(stopped);

    free(program);
    const isWhole = (messages: readonly string[]) => messages.length === 1 + PAPERS;
    await until(() => held().every(isWhole), program.output, NEXT_ROUND_MS);
    for (const messages of held()) expect(new Set(messages).size).toBe(1 + PAPERS);
    await until(async () => (await readiness()).includes('ready'));
  },
  60_000,
);

test.skipIf(!canFill)(
  'an edition that a full disk keeps from being planned is planned when there is room',
  async () => {
    const { program, clients, posts, held } = await start();
    const [ada] = clients;
    fill(program);
    await ada?.ask('post');
    await sleep(300);
    expect(posts()).toBe(0);
    free(program);
    await until(async () => /in this channel|Posting/.test((await ada?.ask('post')) ?? ''));
    await until(() => held()[0]?.length === 1 + PAPERS);
  },
  60_000,
);
