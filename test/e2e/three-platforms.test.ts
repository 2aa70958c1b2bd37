import { expect, onTestFinished, test } from 'vitest';
import type { Message as DiscordMessage } from '../support/discord/world/model.ts';
import { readDiscord, startServer } from '../support/discord-bot.ts';
import { createClient } from '../support/discord-team.ts';
import { until } from '../support/program.ts';
import { readSlack } from '../support/slack-bot.ts';
import { startSlackTeam } from '../support/slack-team.ts';
import { askPage } from '../support/team.ts';

const IDS = [1, 2, 3, 4, 5].map((index) => `2608.0000${index}`);

/** One Paperboy with a workspace, a server and its page; the first two are one team. */
async function startAll() {
  const server = await startServer();
  const { discord, guild } = server;
  onTestFinished(() => discord.close());
  const slackTeam = await startSlackTeam();
  const { slack } = slackTeam;
  const app = await slackTeam.start({
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    settings: { teams: { readers: [`slack:${slack.teamId}`, `discord:${guild.id}`] } },
  });
  await slackTeam.connected();
  await until(() => discord.commands().length > 0);

  const page = async () => (await fetch(app.url)).text();
  const cardsOnDiscord = (): readonly DiscordMessage[] => {
    const thread = [...server.world.channels.values()].find((one) => one.thread);
    return thread ? server.world.messages(thread.id).filter(({ type }) => type === 0) : [];
  };
  return { app, page, server, slackTeam, cardsOnDiscord };
}

const idsIn = (texts: readonly string[]) => texts.map((text) => /2608\.\d{5}/.exec(text)?.[0]);

test('the same edition comes to Slack, Discord and the page, and the votes of a linked team are one count', async () => {
  const { app, page, server, slackTeam, cardsOnDiscord } = await startAll();
  const { discord } = server;
  const { slack } = slackTeam;
  const onSlack = slackTeam.as(slackTeam.ada);
  const onDiscord = createClient(discord, server.channel);
  await onSlack.ask('subscribe');
  await onSlack.ask('post');
  await onDiscord(server.ada).ask('subscribe');
  await onDiscord(server.ada).ask('post');

  const slackCards = await slackTeam.wholeThread();
  await until(() => cardsOnDiscord().length === IDS.length);
  const cards = await until(async () => {
    const [, ...shown] = (await page()).split('<section class="paper">');
    return shown.length === IDS.length && shown;
  });
  expect(idsIn(slackCards.map(readSlack))).toEqual(IDS);
  expect(idsIn(cardsOnDiscord().map(readDiscord))).toEqual(IDS);
  expect(idsIn(cards)).toEqual(IDS);

  const [slackCard] = slackCards;
  const [discordCard] = cardsOnDiscord();
  if (!slackCard || !discordCard) throw new Error('there is no paper');
  slack.people.react(slackTeam.ada.id, slackCard, '+1');
  slack.people.react(slackTeam.ada.id, slackCard, 'rocket::skin-tone-2');
  await onSlack.readPress(slackCard, 'Vote');
  discord.people.react(server.bob.id, discordCard, '🔥');
  await onDiscord(server.bob).ask('vote', { paper: IDS[0] ?? '' });
  const visitor = await askPage(app, `vote ${IDS[0]}`);
  expect(visitor).toContain('has 1 vote from your team');

  const shown = () => ({
    slack: readSlack(slackTeam.world.message(slackCard.channelId, slackCard.ts) ?? slackCard),
    discord: readDiscord(cardsOnDiscord()[0] ?? discordCard),
  });
  await expect.poll(shown, { timeout: 8_000 }).toEqual({
    slack: expect.stringContaining('👍 Vote · 2Save'),
    discord: expect.stringContaining('2 votes here'),
  });
  for (const top of [await onSlack.ask('top'), await onDiscord(server.ada).ask('top')]) {
    expect(top).toContain('2 team votes');
  }
  expect(await askPage(app, 'top')).toContain('1 team vote');

  discord.people.unreact(server.bob.id, discordCard, '🔥');
  await onDiscord(server.bob).ask('vote', { paper: IDS[0] ?? '', change: 'remove' });
  await expect.poll(shown, { timeout: 8_000 }).toEqual({
    slack: expect.stringContaining('👍 Vote · 1Save'),
    discord: expect.stringContaining('1 vote here'),
  });
});
