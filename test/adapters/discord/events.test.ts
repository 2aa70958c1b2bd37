import { describe, expect, test } from 'vitest';
import { by, watch } from '../../support/discord-watch.ts';
import { failOnStrays } from '../../support/strays.ts';

const REMOVED = 'Paperboy was removed from this server.';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NINE = Date.parse('2026-08-21T09:00:00Z');

/** A server, a channel and so on that a stand-in does not have. */
const ELSEWHERE = '100000000000000001';
const THERE = '100000000000000002';

failOnStrays();

describe.concurrent('what Discord tells', () => {
  test('is asked for without any privilege', async (context) => {
    const { start, comes, ...here } = await watch(context);
    const script = await here.script('ready');
    await start();
    const [guilds, guildMessages, guildMessageReactions] = [1 << 0, 1 << 9, 1 << 10];
    const intents = guilds | guildMessages | guildMessageReactions;
    await comes(() => script.logins).toEqual([expect.objectContaining({ intents })]);
  });

  test('of a removed bot and of a deleted channel ends what was there', async (context) => {
    const { world, told, up, guild, channel, comes } = await watch(context);
    await up();
    const workspace = { platform: 'discord', workspace: guild.id };
    world.deleteChannel(channel.id);
    world.kickBot(guild.id);
    await comes(() => told.gone).toEqual([
      { place: { ...workspace, id: channel.id }, reason: 'The channel was deleted.' },
      { place: workspace, reason: REMOVED },
    ]);
  });

  test('of the servers that the bot is in is told at first, and when it is invited again', async (context) => {
    const { world, told, up, guild, comes } = await watch(context);
    const other = world.addGuild();
    await up();
    expect(told.present.map((guilds) => guilds.toSorted())).toEqual([[guild.id, other.id].sort()]);
    world.kickBot(other.id);
    await comes(() => told.gone).toHaveLength(1);
    world.inviteBot(other.id);
    await comes(() => told.present.length).toBe(2);
    expect(told.present[1]).toContain(other.id);
  });

  test('of a server that has trouble ends nothing', async (context) => {
    const { told, start, isUp, comes, ...here } = await watch(context);
    const script = await here.script('ready');
    await start();
    await isUp();
    script.tell('GUILD_DELETE', { id: ELSEWHERE, unavailable: true });
    script.tell('GUILD_DELETE', { id: THERE });
    const place = { platform: 'discord', workspace: THERE };
    await comes(() => told.gone).toEqual([{ place, reason: REMOVED }]);
  });

  test('of reactions in a thread that slept at the start is passed on', async (context) => {
    const { discord, world, told, up, edition, comes, bob } = await watch(context);
    const { thread, ref, paper } = await edition();
    world.changeThread(thread, { archived: true });
    await up();
    discord.people.say(bob.id, thread, 'What a paper!');
    discord.people.react(bob.id, paper, '🔥');
    discord.people.unreact(bob.id, paper, '🔥');
    await comes(() => told.reactions).toEqual([by(bob, 'added', '🔥'), by(bob, 'removed', '🔥')]);
    expect(told.reactions[0]?.message).toBe(ref);
  });

  test('of reactions in a thread that was never mentioned is passed on', async (context) => {
    const { told, start, isUp, comes, ada, ...here } = await watch(context);
    const script = await here.script('ready');
    await start();
    await isUp();
    const place = { guild_id: ELSEWHERE, channel_id: THERE, message_id: THERE };
    const reaction = { ...place, user_id: ada.id, emoji: { id: null, name: '👍' } };
    script.tell('MESSAGE_REACTION_ADD', reaction);
    script.tell('MESSAGE_REACTION_REMOVE', reaction);
    await comes(() => told.reactions).toEqual([by(ada), by(ada, 'removed')]);
  });

  test('of reactions by bots, the own one included, is not passed on', async (context) => {
    const { discord, world, platform, told, up, guild, edition, comes, ada } = await watch(context);
    await up();
    const { ref, paper } = await edition();
    const other = world.addUser({ name: 'another bot', bot: true });
    world.addMember(guild.id, other.id);
    discord.people.react(other.id, paper, '👍');
    await platform.react?.(ref, '👍');
    discord.people.unreact(discord.botId, paper, '👍');
    discord.people.react(ada.id, paper, '👍');
    await comes(() => told.reactions).toEqual([by(ada)]);
  });

  test('of reactions that a moderator takes away makes the message be counted again', async (context) => {
    const { discord, told, up, edition, comes, ada } = await watch(context);
    await up();
    const { ref, paper } = await edition();
    discord.people.react(ada.id, paper, '👍');
    discord.people.removeEmojiReactions(paper, '👍');
    await comes(() => told.recounts).toEqual([ref]);
    discord.people.removeAllReactions(paper);
    await comes(() => told.recounts).toEqual([ref, ref]);
  });

  test.for([
    ['that fell asleep is opened again', { archived: true }, 7 * DAY, false],
    ['that somebody closed early stays closed', { archived: true }, HOUR, true],
    ['that somebody locked stays locked', { archived: true, locked: true }, 7 * DAY, true],
    ['that is too old for votes may sleep', { archived: true }, 15 * DAY, true],
  ] as const)('of a thread %s', async ([, change, after, isArchived], context) => {
    let now = NINE;
    const { discord, world, up, edition, comes, stays } = await watch(context, {
      clock: { now: () => now },
    });
    await up();
    const { thread } = await edition();
    now += after;
    world.changeThread(thread, change);
    const asArchived = () => world.channels.get(thread)?.thread?.archived;
    await comes(asArchived).toBe(isArchived);
    await stays(() => expect(asArchived()).toBe(isArchived), 150);
    const patches = discord.requests.filter(({ method }) => method === 'PATCH');
    expect(patches).toHaveLength(isArchived ? 0 : 1);
  });
});
