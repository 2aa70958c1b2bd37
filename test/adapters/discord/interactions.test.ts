import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { actions, heading, message, plain, text } from '../../../src/core/message/build.ts';
import type { Reply, Visibility } from '../../../src/core/message/reply.ts';
import type { InteractionHandle } from '../../support/discord/interactions/handle.ts';
import type { DiscordOptions } from '../../support/discord/options.ts';
import { hurried } from '../../support/discord/server.ts';
import {
  connect,
  createBot,
  readDiscord,
  refOfChannel,
  startServer,
} from '../../support/discord-bot.ts';
import { createHandlers } from '../../support/handlers.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const say = (words: string, visibility: Visibility): Reply => ({
  message: message(text(plain(words))),
  visibility,
});

/** The real adapter on a stand-in, and a core that answers every action like this. */
async function startBot(action: () => Promise<Reply>, options: DiscordOptions = {}) {
  const server = await startServer(options);
  const { discord, world, guild, channel, ada } = server;
  onTestFinished(() => discord.close());
  const warnings: unknown[] = [];
  const warn = (_: unknown, event: string) => void warnings.push(event);
  const platform = createBot(discord, { logger: { ...silentLogger, warn } });
  onTestFinished(() => platform.stop());
  const asked = vi.fn(action);
  await connect(
    platform,
    discord,
    createHandlers({ action: asked, command: action, find: action }),
  );
  const use = (subcommand: string) =>
    discord.people.command({ user: ada.id, channel: channel.id, name: 'papers', subcommand });
  /** What everybody in the channel reads. */
  const publicly = () => world.messages(channel.id).map(readDiscord);
  /** What was sent for one person alone, besides the first answer. */
  const privately = () =>
    discord.requests
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/webhooks/'))
      .map(({ body }) => body);
  const place = refOfChannel(guild.id, channel.id);
  return { ...server, platform, place, warnings, asked, use, publicly, privately };
}

/** All that the person reads now, in the answer and in what followed it. */
function wordsOf(handle: InteractionHandle): string {
  const { message, followUps = [] } = handle.current() ?? {};
  return [...(message ? [message] : []), ...followUps].map(readDiscord).join('|');
}

const CALLBACK = /\/callback$/;
const ANSWER = /\/messages\/(?:@|%40)original$/;
const EPHEMERAL = 1 << 6;
const COMPONENTS_V2 = 1 << 15;

test('what goes wrong under a shared command is told to the person alone', async () => {
  const bot = await startBot(async () => say('The library is on fire.', 'private'));
  const first = await bot.use('top').answered();
  expect(first).toMatchObject({ kind: 'deferred', ephemeral: false });
  await expect.poll(bot.privately).toHaveLength(1);
  expect(bot.privately()).toMatchObject([{ flags: EPHEMERAL | COMPONENTS_V2 }]);
  expect(JSON.stringify(bot.privately())).toContain('The library is on fire.');
  expect(bot.publicly()).toEqual([]);
});

test.each(['top', 'trending'])(
  'a bug under %s is told kindly, to the person alone',
  async (name) => {
    const bot = await startBot(() => Promise.reject(new Error('a bug')));
    const handle = bot.use(name);
    await expect.poll(() => bot.warnings).toEqual(['interaction not answered']);
    await expect.poll(() => wordsOf(handle)).toContain('Something went wrong on our side');
    expect(bot.publicly()).toEqual([]);
  },
);

test('an answer that Discord refuses gives way to a word that it takes', async () => {
  const bot = await startBot(async () => say('fine', 'private'));
  bot.discord.addFault({ path: ANSWER, times: 1, effect: { kind: 'refuse', status: 400 } });
  const { message: answer } = await bot.use('saved').completed();
  expect(answer && readDiscord(answer)).toContain('Something went wrong on our side');
});

test.each([
  ['that it takes an answer', 'saved', CALLBACK, 'private'],
  ['what an answer says', 'saved', ANSWER, 'private'],
  ['that it takes a shared answer', 'top', CALLBACK, 'shared'],
  ['that it takes "thinking" away', 'top', ANSWER, 'private'],
] as const)('Discord failing to say %s ends in one answer', async (_, name, path, visibility) => {
  const bot = await startBot(async () => say('the one answer', visibility));
  bot.discord.addFault({ path, times: 1, effect: { kind: 'handle-then-fail', status: 502 } });
  const handle = bot.use(name);
  await expect.poll(() => wordsOf(handle)).toBe('the one answer');
  expect(bot.publicly()).toEqual(visibility === 'shared' ? ['the one answer'] : []);
  expect(bot.asked).toHaveBeenCalledOnce();
  expect(bot.warnings).toEqual([]);
});

test('where Discord took "thinking" and never said so, it does not think for ever', async () => {
  const bot = await startBot(async () => say('never told', 'private'));
  const effect = { kind: 'handle-then-fail', status: 502 } as const;
  bot.discord.addFault({ path: CALLBACK, times: 2, effect });
  const { message: answer } = await bot.use('saved').completed();
  expect(answer && readDiscord(answer)).toMatch(/Please try again.*the reference \w{6}\./);
  expect(bot.asked).not.toHaveBeenCalled();
});

test('a slow Discord is asked once for each step, and shows one answer', async () => {
  const bot = await startBot(async () => say('at last', 'shared'));
  bot.discord.addFault({ path: /callback|webhooks/, effect: { kind: 'delay', ms: 400 } });
  const since = bot.discord.requests.length;
  const { kind, followUps } = await bot.use('top').completed();
  expect({ kind, followUps }).toEqual({ kind: 'deferred', followUps: [] });
  expect(bot.publicly()).toEqual(['at last']);
  expect(bot.discord.requests.slice(since).map(({ method }) => method)).toEqual(['POST', 'PATCH']);
});

test('an interaction that was taken too late is logged and not carried out; the next one works', async () => {
  const bot = await startBot(async () => say('here', 'private'), { answerWithinMs: 150 });
  bot.discord.addFault({ path: CALLBACK, times: 1, effect: { kind: 'delay', ms: 300 } });
  expect(await bot.use('saved').answered()).toMatchObject({ kind: 'failed' });
  await expect.poll(() => bot.warnings).toEqual(['interaction not answered']);
  expect(bot.asked).not.toHaveBeenCalled();
  const { message: answer } = await bot.use('saved').completed();
  expect(answer && readDiscord(answer)).toBe('here');
});

const CHANNELS = 30;
const POSTS = 300;
const USES = 40;

test('people are answered at once while hundreds of messages are being posted', async () => {
  const answer = async () => say('here', 'private');
  const bot = await startBot(answer, { rateLimits: hurried(0.05) });
  const button = { label: 'List', action: { name: 'saved', version: 1, args: {} } } as const;
  const content = message(heading('An edition'), actions(button));
  const ref = await bot.platform.post(bot.place, content, { key: 'first' });
  const [, channelId = '', id = ''] = ref.split('/');
  const customId = 'p1["saved",{}]';
  const channels = Array.from({ length: CHANNELS }, () => bot.world.addChannel(bot.guild.id).id);
  let posted = 0;
  const posts = Array.from({ length: POSTS }, async (_, at) => {
    const place = refOfChannel(bot.guild.id, channels[at % CHANNELS] ?? '');
    await bot.platform.post(place, content, { key: String(at) });
    posted += 1;
  });
  for (let uses = 0; uses < USES; uses += 1) {
    const press = { user: bot.ada.id, message: { id, channelId }, customId };
    const handle = uses % 2 === 0 ? bot.use('saved') : bot.discord.people.press(press);
    expect(await handle.answered()).toMatchObject({ kind: 'deferred' });
    const { message: shown } = await handle.completed();
    expect(shown && readDiscord(shown)).toBe('here');
    await sleep(60);
  }
  expect(posted).toBeLessThan(POSTS);
  await Promise.all(posts);
  expect(bot.discord.rateLimited).toBe(0);
  expect(channels.map((channel) => bot.world.messages(channel).length)).toEqual(
    channels.map(() => POSTS / CHANNELS),
  );
});
