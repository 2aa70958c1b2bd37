import { describe, expect, onTestFinished, test } from 'vitest';
import { permissions } from '../support/discord/server.ts';
import type { Message } from '../support/discord/world/model.ts';
import { readDiscord } from '../support/discord-bot.ts';
import { startTeam } from '../support/discord-team.ts';
import { until } from '../support/program.ts';

/** A team whose channel has had today's edition: five papers in a thread. */
async function startWithEdition() {
  const team = await startTeam();
  await team.start();
  await team.connected();
  const ada = team.as(team.ada);
  await ada.ask('subscribe', { time: '09:00', zone: 'Europe/Berlin' });
  await ada.ask('post');
  const [card, other] = await team.wholeThread();
  if (!card || !other) throw new Error('there is no paper');
  const { discord, world } = team;
  /** What the card shows once it shows it; votes reach it within seconds. */
  const shows = (words: string, of: Message = card) =>
    until(
      () => readDiscord(world.message(of.channelId, of.id) ?? of).includes(words),
      () => `"${words}" never came: ${readDiscord(world.message(of.channelId, of.id) ?? of)}`,
    );
  const showsNoVotes = () =>
    until(
      () => !readDiscord(world.message(card.channelId, card.id) ?? card).includes('votes here'),
    );
  const { react, unreact } = discord.people;
  return { ...team, card, other, shows, showsNoVotes, react, unreact, asAda: ada };
}

describe('the daily thread', () => {
  test('is a parent, a thread kept open for a week, and a card per paper with an emoji to tap', async () => {
    const { discord, world, channel, papers } = await startWithEdition();
    const [parent] = world.messages(channel.id).filter(({ type }) => type === 0);
    expect(parent && readDiscord(parent)).toMatch(/Papers of the day[\s\S]*Paper 2608\.00005/);
    const thread = parent && world.channels.get(parent.id);
    expect(thread).toMatchObject({ thread: { parentId: channel.id, autoArchiveMinutes: 10_080 } });
    expect(thread?.name).toMatch(/^Papers of the day · /);
    for (const [index, card] of papers().entries()) {
      expect(readDiscord(card)).toMatch(`[Paper 2608.0000${index + 1}]`);
      expect([...card.reactions]).toEqual([['👍', new Set([discord.botId])]]);
      expect(card.mentions).toEqual({ users: [], roles: [], everyone: false });
    }
    expect(discord.requests.filter(({ known }) => !known)).toEqual([]);
    expect(discord.requests.filter(({ status }) => (status ?? 500) >= 400)).toEqual([]);
  });

  test('is one message with a line and a vote for each paper, when the layout is compact', async () => {
    const { world, guild, channel, as, ada, start, connected, papers } = await startTeam();
    await start();
    await connected();
    // It needs no thread, and nothing to tap.
    const deny = permissions('createPublicThreads', 'addReactions');
    world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
    const subscribed = await as(ada).ask('subscribe', { layout: 'compact', count: 4 });
    expect(subscribed).not.toContain('permission');
    await as(ada).ask('post');
    const posted = await until(() => world.messages(channel.id).find(({ type }) => type === 0));
    expect(readDiscord(posted)).toMatch(/Papers of the day[\s\S]*Vote for a paper/);
    expect(papers()).toEqual([]);
    expect(await as(ada).readChoice(posted, 'Paper 2608.00002')).toContain('Your vote is counted');
    expect(await as(ada).ask('top')).toContain('Paper 2608.00002');
  });

  test('is posted once, however often an answer of Discord is lost, and whole', async () => {
    const { discord, world, channel, as, ada, start, connected, wholeThread } = await startTeam();
    await start();
    await connected();
    await as(ada).ask('subscribe');
    const path = /^\/channels\/\d+\/messages(\/\d+\/threads)?$/;
    discord.addFault({ method: 'POST', path, times: 1, effect: { kind: 'lose-answer' } });
    await as(ada).ask('post');
    // What was lost is looked up after the settling time of five seconds.
    expect(await wholeThread()).toHaveLength(5);
    expect(world.messages(channel.id).filter(({ type }) => type === 0)).toHaveLength(1);
  });
});

describe('votes', () => {
  test('by reactions, skin tones, buttons and commands of one person count once, and are shown', async () => {
    const { ada, bob, as, asAda, card, react, shows } = await startWithEdition();
    react(ada.id, card, '🔥');
    react(ada.id, card, '👍🏽');
    await asAda.ask('vote', { paper: '2608.00001' });
    await shows('1 vote here');
    expect(await as(bob).readPress(card, 'Vote')).toContain('Your vote is counted');
    await shows('2 votes here');
    react(bob.id, card, '🎉');
    expect(await asAda.ask('top')).toMatch(/Paper 2608\.00001[\s\S]*2/);
  });

  test('are taken back by the button, and where a reaction still stands the answer says where', async () => {
    const { ada, asAda, card, react, unreact, shows, showsNoVotes } = await startWithEdition();
    await asAda.readPress(card, 'Vote');
    await shows('1 vote here');
    expect(await asAda.readPress(card, 'Vote')).toContain('taken back');
    await showsNoVotes();
    react(ada.id, card, '🚀');
    await shows('1 vote here');
    const refusal = await asAda.readPress(card, 'Vote');
    expect(refusal).toContain('through your reaction');
    expect(refusal).toContain(`/${card.channelId}/${card.id})`);
    unreact(ada.id, card, '🚀');
    await showsNoVotes();
  });

  test('given and taken back while Paperboy is away are counted when it comes back', async () => {
    const { ada, bob, card, other, react, unreact, shows, showsNoVotes, stop, start } =
      await startWithEdition();
    react(ada.id, card, '👍');
    await shows('1 vote here');
    await stop();
    unreact(ada.id, card, '👍');
    react(bob.id, other, '❤️');
    await start();
    await shows('1 vote here', other);
    await showsNoVotes();
  });

  test('survive a connection that could not be resumed, both ways', async () => {
    const { discord, ada, bob, card, other, react, unreact, shows, showsNoVotes } =
      await startWithEdition();
    react(ada.id, card, '👍');
    await shows('1 vote here');
    const outage = await discord.startOutage({ of: 'gateway' });
    discord.gateway.forgetSessions();
    unreact(ada.id, card, '👍');
    react(bob.id, other, '⬆️');
    await outage.end();
    await shows('1 vote here', other);
    await showsNoVotes();
  });

  test('survive that the bot is removed from the server and invited again', async () => {
    const { world, guild, bob, card, react, shows } = await startWithEdition();
    world.kickBot(guild.id);
    react(bob.id, card, '👍');
    world.inviteBot(guild.id);
    await shows('1 vote here');
  });

  test('removed by a moderator no longer count, and other bots never did', async () => {
    const { discord, world, guild, ada, card, react, shows, showsNoVotes } =
      await startWithEdition();
    const robot = world.addUser({ name: 'robot', bot: true });
    world.addMember(guild.id, robot.id);
    react(robot.id, card, '👍');
    react(ada.id, card, '👍');
    await shows('1 vote here');
    discord.people.removeAllReactions(card);
    await showsNoVotes();
  });

  test('are told by “Find this paper”, also on Paperboy’s own messages', async () => {
    const { discord, ada, bob, card, react, shows, asAda } = await startWithEdition();
    react(bob.id, card, '👍');
    await shows('1 vote here');
    const name = 'Find this paper';
    const found = discord.people.messageCommand({ user: ada.id, name, message: card });
    const answer = await asAda.read(found);
    expect(answer).toContain('Paper 2608.00001');
    expect(answer).toContain(`<@${bob.id}>`);
    expect(answer).toContain(`/${card.channelId}/${card.id}`);
  });

  test('a restart edits no message whose votes are shown already', async () => {
    const { discord, ada, card, react, shows, stop, start, asAda } = await startWithEdition();
    react(ada.id, card, '👍');
    await shows('1 vote here');
    await stop();
    const edits = () => discord.requests.filter(({ method }) => method === 'PATCH').length;
    const before = edits();
    await start();
    await until(() => discord.gateway.identifies > 1);
    await asAda.ask('status');
    expect(edits() - before).toBeLessThanOrEqual(1);
  });

  test('show in a thread that fell asleep, and leave one alone that somebody locked', async () => {
    const { world, as, ada, bob, card, shows, asAda } = await startWithEdition();
    world.changeThread(card.channelId, { archived: true });
    await asAda.ask('vote', { paper: '2608.00001' });
    await shows('1 vote here');
    expect(world.channels.get(card.channelId)?.thread?.archived).toBe(false);
    world.changeThread(card.channelId, { archived: true, locked: true });
    expect(await as(bob).ask('vote', { paper: '2608.00001' })).toContain('2 votes');
    expect(await as(ada).ask('status')).toContain('No problems are known');
  });
});

test('the commands are sent to Discord once, and not again by a restart', async () => {
  const { discord, start, connected, stop } = await startTeam();
  for (const run of [1, 2]) {
    await start();
    await until(() => discord.gateway.identifies === run);
    await connected();
    await stop();
  }
  const sent = discord.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  expect(sent).toEqual([expect.stringMatching(/\/commands$/)]);
});

test('an answer that is under way when Paperboy is stopped still comes', async () => {
  const { discord, ada, as, start, connected, stop } = await startTeam();
  await start();
  await connected();
  const path = /^\/webhooks\//;
  discord.addFault({ method: 'PATCH', path, times: 1, effect: { kind: 'delay', ms: 300 } });
  const asked = as(ada).command('status');
  await asked.answered();
  await stop();
  expect(await as(ada).read(asked)).toContain('Status');
});

describe('a channel that refuses', () => {
  test('stops alone with the permission named, and whoever subscribed it is told', async () => {
    const team = await startTeam();
    const { discord, world, guild, channel, ada, as, start, connected, wholeThread } = team;
    await start();
    await connected();
    await as(ada).ask('subscribe');
    const path = /^\/channels\/\d+\/messages$/;
    discord.addFault({ method: 'POST', path, times: 1, effect: { kind: 'delay', ms: 300 } });
    await as(ada).ask('post');
    const deny = permissions('sendMessages');
    world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
    const told = await until(() => {
      const direct = [...world.channels.values()].find(({ recipientId }) => recipientId === ada.id);
      return direct && world.messages(direct.id).map(readDiscord).join();
    });
    expect(told).toContain(`<#${channel.id}>`);
    expect(told).toContain('Send Messages');
    expect(await as(ada).ask('status')).toContain('Send Messages');
    expect(await as(ada).ask('subscriptions')).toContain('stopped');
    world.setOverwrites(channel.id, []);
    expect(await as(ada).ask('subscribe')).toContain('go on');
    expect(await as(ada).ask('subscriptions')).toContain('next edition');
    expect(await as(ada).ask('post')).toContain('Posting 5 papers');
    expect(await wholeThread()).toHaveLength(5);
  });

  test('a thread that somebody locks takes no further papers, and status says so', async () => {
    const { discord, world, ada, as, start, connected } = await startTeam();
    await start();
    await connected();
    await as(ada).ask('subscribe', { count: 2 });
    const path = /^\/channels\/\d+\/messages$/;
    discord.addFault({ method: 'POST', path, effect: { kind: 'delay', ms: 200 } });
    await as(ada).ask('post');
    const thread = await until(() => [...world.channels.values()].find((one) => one.thread));
    world.changeThread(thread.id, { archived: true, locked: true });
    await until(async () => (await as(ada).ask('status')).includes('Somebody locked the thread'));
    expect(await as(ada).ask('subscriptions')).toContain('next edition');
  });

  test('a missing reaction permission costs the emoji to tap, and nothing else', async () => {
    const { world, guild, channel, ada, as, start, connected, papers } = await startTeam();
    await start();
    await connected();
    const deny = permissions('addReactions');
    world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
    expect(await as(ada).ask('subscribe', { count: 2 })).toContain('Add Reactions');
    await as(ada).ask('post');
    await until(() => papers().length === 2);
    expect(await as(ada).ask('subscriptions')).toContain('next edition');
  });

  test('a bot that is kicked stops in all of that server’s channels, and goes on once it is invited', async () => {
    const { world, guild, ada, as, start, connected, openStorage } = await startTeam();
    await start();
    await connected();
    await as(ada).ask('subscribe');
    world.kickBot(guild.id);
    const storage = await openStorage();
    const stopped = async () => (await storage.subscriptions.stopped('discord')).length;
    await until(async () => (await stopped()) === 1);
    world.inviteBot(guild.id);
    await until(async () => (await stopped()) === 0);
  });
});

test('a wrong token leaves the local page at work, and is said there', async () => {
  const { start } = await startTeam();
  const app = await start('MTEyMjMzNDQ1NTY2Nzc4ODk5.AAAAAA.wrong');
  onTestFinished(() => app.stop());
  const status = async () => {
    const response = await fetch(`${app.url}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: '{"text":"status"}',
    });
    return response.text();
  };
  await until(async () => (await status()).includes('Discord refuses the token'));
});
