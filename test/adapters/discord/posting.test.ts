import { describe, expect, onTestFinished, test } from 'vitest';
import { heading, message } from '../../../src/core/message/build.ts';
import type { DiscordOptions } from '../../support/discord/options.ts';
import { permissions } from '../../support/discord/server.ts';
import {
  connect,
  createBot,
  readDiscord,
  refOfChannel,
  startServer,
} from '../../support/discord-bot.ts';
import { createHandlers } from '../../support/handlers.ts';

const DAY = 24 * 3_600_000;
const POSTS = /^\/channels\/\d+\/messages$/;
const titled = (words: string) => message(heading(words));

async function start(options: DiscordOptions = {}) {
  const server = await startServer(options);
  const { discord, guild, channel } = server;
  const platform = createBot(discord);
  await connect(platform, discord, createHandlers());
  onTestFinished(async () => {
    await platform.stop();
    await discord.close();
  });
  const place = refOfChannel(guild.id, channel.id);
  const post = (key: string, thread?: string) =>
    platform.post(place, titled(key), { key, ...(thread && { thread }) });
  const find = (key: string) => platform.findPosted(place, { key, since: Date.now() - 60_000 });
  const seen = () => server.world.messages(channel.id).map(readDiscord);
  return { ...server, platform, place, post, find, seen };
}

const failing = (kind: string) => ({ failure: { kind } });

test('what is posted in many channels at once never meets Discord’s limit for the whole bot', async () => {
  const { discord, world, guild } = await startServer({ rateLimits: {} });
  onTestFinished(() => discord.close());
  const platform = createBot(discord);
  onTestFinished(() => platform.stop());
  // What connecting asks for counts too.
  await platform.start(createHandlers());
  const channels = Array.from({ length: 120 }, () => world.addChannel(guild.id).id);
  const began = performance.now();
  await Promise.all(
    channels.map((id) => platform.post(refOfChannel(guild.id, id), titled(id), { key: id })),
  );
  expect(performance.now() - began).toBeGreaterThan(2_000 - 10);
  expect(discord.rateLimited).toBe(0);
});

test('reactions that follow each other at once in a channel never meet its limit, not even the first ones', async () => {
  const { discord, guild, channel } = await startServer({ rateLimits: {} });
  onTestFinished(() => discord.close());
  const platform = createBot(discord);
  const place = refOfChannel(guild.id, channel.id);
  for (const key of ['a', 'b', 'c']) {
    await platform.react?.(await platform.post(place, titled(key), { key }), '👍');
  }
  expect(discord.rateLimited).toBe(0);
});

describe('a post whose answer was lost', () => {
  test('has an unknown outcome, and with its key again is the same message', async () => {
    const { discord, post, seen } = await start();
    discord.addFault({ method: 'POST', path: POSTS, times: 1, effect: { kind: 'lose-answer' } });
    await expect(post('a')).rejects.toMatchObject(failing('unknown-outcome'));
    await post('a');
    expect(seen()).toHaveLength(1);
  });

  test('is found when Discord no longer remembers its key', async () => {
    const { discord, post, find, seen } = await start({ nonceMemoryMs: 0 });
    discord.addFault({ method: 'POST', path: POSTS, times: 1, effect: { kind: 'lose-answer' } });
    await expect(post('a')).rejects.toMatchObject(failing('unknown-outcome'));
    expect(await find('a')).toMatchObject({ found: 'yes' });
    expect(await find('b')).toEqual({ found: 'no' });
    expect(seen()).toHaveLength(1);
  });

  test('is found by the next start, which looks for it before Discord lets the bot in', async () => {
    const { discord, platform, place, post } = await start();
    await post('a');
    await platform.stop();
    const next = createBot(discord);
    onTestFinished(() => next.stop());
    await next.start(createHandlers());
    const since = Date.now() - 60_000;
    expect(await next.findPosted(place, { key: 'a', since })).toMatchObject({ found: 'yes' });
  });

  test('is not taken for missing where the bot may not read the channel', async () => {
    const { world, guild, channel, post, find } = await start();
    await post('a');
    const deny = permissions('readMessageHistory');
    world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
    await expect.poll(() => find('a')).toEqual({ found: 'unknown' });
  });
});

describe('what Discord answers', () => {
  const REFUSALS = [
    ['a deleted channel', 404, { code: 10003, message: 'Unknown Channel' }, 'not-found'],
    ['a lost permission', 403, { code: 50013, message: 'Missing Permissions' }, 'forbidden'],
    ['a bot that was removed', 403, { code: 50001, message: 'Missing Access' }, 'forbidden'],
    ['a message that is refused', 400, { code: 50035, message: 'Invalid Form Body' }, 'invalid'],
    ['a locked thread', 403, { code: 160005, message: 'Locked' }, 'locked'],
    ['too many threads', 400, { code: 160006, message: 'Too many' }, 'rate-limited'],
    ['a block in front of Discord', 403, { code: 40333, message: 'Blocked' }, 'unavailable'],
    ['a proxy that refuses', 403, '<html>Forbidden</html>', 'unavailable'],
    ['trouble of its own', 500, { code: 0, message: 'Internal' }, 'unknown-outcome'],
  ] as const;

  test.each(REFUSALS)('is understood: %s', async (_name, status, body, kind) => {
    const { discord, post } = await start();
    const effect = { kind: 'refuse', status, body } as const;
    discord.addFault({ method: 'POST', path: POSTS, times: 1, effect });
    const refusal = await post('a').catch((error: unknown) => error);
    expect(refusal).toMatchObject(failing(kind));
    expect(refusal).toHaveProperty('message', expect.stringMatching(/^\S.*\.$/));
  });
});

describe('a thread', () => {
  /** An edition's thread as old as this, with a paper in it; time passes by hand. */
  async function startThread() {
    let shift = 0;
    const now = () => Date.now() + shift;
    const bot = await start({ now });
    const parent = await bot.post('parent');
    const thread = await bot.platform.openThread(parent, 'Thread');
    const paper = await bot.post('paper', thread);
    const isOpen = () => !bot.world.channels.get(thread)?.thread?.archived;
    const pass = (days: number) => {
      shift += days * DAY;
    };
    return { ...bot, thread, paper, isOpen, pass };
  }

  test('that fell asleep is woken up for an edit and for a paper', async () => {
    const { world, platform, thread, paper, isOpen, post } = await startThread();
    world.changeThread(thread, { archived: true });
    expect(await platform.edit(paper, titled('Edited'))).toBe('edited');
    world.changeThread(thread, { archived: true });
    await post('another', thread);
    expect(isOpen()).toBe(true);
  });

  test('that somebody locked is left alone, and said to be', async () => {
    const { world, platform, thread, paper, isOpen, post } = await startThread();
    world.changeThread(thread, { archived: true, locked: true });
    expect(await platform.edit(paper, titled('Edited'))).toBe('locked');
    await expect(post('another', thread)).rejects.toMatchObject(failing('locked'));
    expect(isOpen()).toBe(false);
  });

  test('that fell asleep while Paperboy was away is woken up when its votes are read', async () => {
    const { discord, world, platform, thread, paper, isOpen, pass } = await startThread();
    await platform.stop();
    pass(7);
    world.changeThread(thread, { archived: true });
    const again = createBot(discord, { clock: { now: () => Date.now() + 7 * DAY } });
    onTestFinished(again.stop);
    await connect(again, discord, createHandlers());
    await again.listReactors(paper);
    expect(isOpen()).toBe(true);
  });
});
