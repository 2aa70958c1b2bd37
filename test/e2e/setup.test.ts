import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { readDiscord, startServer } from '../support/discord-bot.ts';
import { until } from '../support/program.ts';
import { readSlack, startWorkspace } from '../support/slack-bot.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';
import { startTyped } from '../support/typed-program.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const OTHER_LINE = '# mine\nLOG_LEVEL=debug';

/** A folder with a `.env`, and `paperboy setup` in it. */
function prepare(address: string) {
  const folder = temporaryFolder();
  const env = join(folder, '.env');
  writeFileSync(env, `${OTHER_LINE}\n${address}\n`);
  chmodSync(env, 0o644);
  const setup = (options?: Parameters<typeof startTyped>[2]) => {
    const program = startTyped(['setup'], folder, options);
    onTestFinished(() => program.signal('SIGKILL'));
    return program;
  };
  const subscriptionOf = async (channel: { platform: string; workspace: string; id: string }) => {
    const file = join(folder, 'data/paperboy.db');
    const storage = await openSqlite({ file, holder: 'a test', now: Date.now(), access: 'guest' });
    try {
      return await storage.subscriptions.ofChannel(channel);
    } finally {
      await storage.close();
    }
  };
  return { folder, env, setup, subscriptionOf };
}

async function aWorkspace() {
  const workspace = await startWorkspace();
  onTestFinished(() => workspace.slack.close());
  const { slack, world, channel } = workspace;
  const posted = () => world.messages(channel.id).filter(({ botId }) => botId !== undefined);
  return { ...workspace, posted, ...prepare(`SLACK_API_URL=${slack.apiUrl}`) };
}

test('Slack is set up: each wrong answer is told, the channel is welcomed once, and a second run offers what is there', async () => {
  const { slack, world, channel, posted, env, folder, setup, subscriptionOf } = await aWorkspace();
  world.kickBot(channel.id);
  const first = setup();
  await first.answer(/Where does your team talk/, 'everywhere');
  await first.answer(/Type slack, discord, both[\s\S]*talk/, 'slack');
  await first.answer(/Bot token:/, slack.appToken);
  await first.answer(/That is an app-level token[\s\S]*Bot token:/, 'xoxb-1-made-up');
  await first.answer(/Slack refuses the bot token[\s\S]*Bot token:/, slack.botToken);
  await first.answer(/Good for the workspace [\s\S]*App-level token:/, 'xapp-1-made-up');
  await first.answer(/Slack refuses the app-level[\s\S]*App-level token:/, slack.appToken);
  await first.answer(/It opens a connection[\s\S]*First channel/, '#papers');
  await first.answer(/That is no channel[\s\S]*First channel/, channel.id);
  await first.answer(/Paperboy is not in this channel[\s\S]*First channel/, '');
  world.inviteBot(channel.id);
  await first.answer(/First channel/, `https://team.slack.com/archives/${channel.id}`);
  await first.answer(/Time of day: \[09:00\]/, 'half past noon');
  await first.answer(/does not fit time[\s\S]*Time of day/, '8.30');
  await first.answer(/Time zone/, 'Tokyo');
  await first.answer(/Topics/, 'robotics, -medical');
  await first.answer(/Go on\?/, '');
  expect(await first.ended, first.output()).toBe(0);
  expect(first.output()).toMatch(/gets its next edition on .* at 08:30 Asia\/Tokyo/);

  expect(readFileSync(env, 'utf8').split('\n')).toEqual([
    ...OTHER_LINE.split('\n'),
    `SLACK_API_URL=${slack.apiUrl}`,
    `SLACK_BOT_TOKEN=${slack.botToken}`,
    `SLACK_APP_TOKEN=${slack.appToken}`,
    ...['PAPERBOY_CONFIG=paperboy.json', ''],
  ]);
  expect(statSync(env).mode & 0o777).toBe(0o600);
  const settings = JSON.parse(readFileSync(join(folder, 'paperboy.json'), 'utf8'));
  expect(settings.defaults).toMatchObject({ time: '08:30', zone: 'Asia/Tokyo', count: 5 });
  const place = { platform: 'slack', workspace: slack.teamId, id: channel.id };
  expect(await subscriptionOf(place)).toMatchObject({
    ...{ time: '08:30', zone: 'Asia/Tokyo', standing: { state: 'active' } },
    topics: { include: ['robotics'], exclude: ['medical'] },
  });
  expect(posted().map(readSlack)).toEqual([expect.stringMatching(/^Paperboy brings papers here/)]);

  const before = readFileSync(env, 'utf8');
  const again = setup();
  again.type('\n'.repeat(20));
  again.end();
  expect(await again.ended, again.output()).toBe(0);
  expect(again.output()).toMatch(new RegExp(`First channel .*\\[${channel.id}\\]`));
  expect(again.output()).toMatch(/Time zone .*\[Asia\/Tokyo\]/);
  expect(readFileSync(env, 'utf8')).toBe(before);
  expect(posted()).toHaveLength(1);
  for (const output of [first.output(), again.output()]) {
    expect(output).not.toContain(slack.botToken);
    expect(output).not.toContain(slack.appToken);
  }
});

test('Discord is set up: a wrong token and a missing permission are told, and the channel is welcomed', async () => {
  const { discord, world, guild, channel } = await startServer();
  onTestFinished(() => discord.close());
  const { env, setup, subscriptionOf } = prepare(`DISCORD_API_URL=${discord.apiUrl}`);
  const everyone = { id: guild.id, type: 'role' } as const;
  world.setOverwrites(channel.id, [{ ...everyone, deny: 1n << 11n }]);
  const link = `https://discord.com/channels/${guild.id}/${channel.id}`;
  const program = setup();
  await program.answer(/Where does your team talk/, 'discord');
  await program.answer(/Bot token:/, 'not-a-token');
  await program.answer(/Discord refuses the token[\s\S]*Bot token:/, discord.token);
  await program.answer(/client_id=\d+[\s\S]*First channel/, link);
  await until(() => /lacks a permission .*: Send Messages/.test(program.output()), program.output);
  world.setOverwrites(channel.id, []);
  await program.answer(/First channel/, link);
  await program.answer(/Time of day/, '');
  await program.answer(/Time zone/, '');
  await program.answer(/Topics/, '');
  await program.answer(/Go on\?/, 'yes');
  expect(await program.ended, program.output()).toBe(0);
  expect(readFileSync(env, 'utf8')).toContain(`DISCORD_TOKEN=${discord.token}`);
  const place = { platform: 'discord', workspace: guild.id, id: channel.id };
  expect(await subscriptionOf(place)).toMatchObject({ time: '09:00', topics: { include: [] } });
  expect(world.messages(channel.id).map(readDiscord)).toEqual([
    expect.stringMatching(/^## Paperboy brings papers here[\s\S]*up to 5 papers/),
  ]);
});

test('whoever stops before the last question finds everything as it was', async () => {
  const { slack, world, channel, posted, env, folder, setup } = await aWorkspace();
  world.inviteBot(channel.id);
  const before = readFileSync(env, 'utf8');
  const lines = ['slack', slack.botToken, slack.appToken, channel.id, '8:00', 'Berlin', 'any'];
  type Program = ReturnType<typeof setup>;
  const stops: Readonly<Record<string, (program: Program) => void>> = {
    'the input ends': (program) => program.end(),
    'the answer is no': (program) => program.type('no\n'),
    'Ctrl-C': (program) => program.signal('SIGINT'),
  };
  for (const [how, stop] of Object.entries(stops)) {
    const program = setup();
    program.type(`${lines.join('\n')}\n`);
    await until(() => program.output().includes('Go on?'), program.output, 20_000);
    stop(program);
    expect(await program.ended, how).not.toBe(0);
    expect(readFileSync(env, 'utf8'), how).toBe(before);
    expect(readdirSync(folder), how).toEqual(['.env']);
    expect(posted(), how).toEqual([]);
  }
});

test.runIf(existsSync('/usr/bin/script'))(
  'at a terminal no token is seen while it is typed, and Ctrl-C changes nothing',
  async () => {
    const { slack, env, folder, setup } = await aWorkspace();
    const before = readFileSync(env, 'utf8');
    const program = setup({ terminal: true });
    await program.answer(/Where does your team talk/, 'slack');
    await program.answer(/Bot token:/, slack.botToken);
    await program.answer(/Good for the workspace [\s\S]*App-level token:/, '');
    program.type('\u0003');
    expect(await program.ended, program.output()).toBe(1);
    expect(program.output()).toContain('nothing was changed');
    expect(program.output()).not.toContain(slack.botToken.slice(5));
    expect(readFileSync(env, 'utf8')).toBe(before);
    expect(readdirSync(folder)).toEqual(['.env']);
  },
);
