import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { firstRun } from '../../src/core/schedule/next-run.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { startServer } from '../support/discord-bot.ts';
import { startProgram as launch, type Program, until } from '../support/program.ts';
import { startWorkspace } from '../support/slack-bot.ts';
import { slackEnvironment } from '../support/slack-team.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

// A busy machine may take its time: each test starts the real program several times.
vi.setConfig({ testTimeout: 60_000 });

/** The real program, killed when the test ends. */
function startProgram(...args: Parameters<typeof launch>): Program {
  const program = launch(...args);
  onTestFinished(() => program.signal('SIGKILL'));
  return program;
}

/** Nobody listens there. */
const NOWHERE = { HUGGINGFACE_URL: 'http://127.0.0.1:9', ARXIV_URL: 'http://127.0.0.1:9' };

/** A source that has no papers, and whose clock is wrong by so much. */
async function startSources(aheadMs = 0) {
  const server = createServer((_request, response) => {
    response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString());
    response.setHeader('content-type', 'application/json');
    response.end('[]');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { HUGGINGFACE_URL: url, ARXIV_URL: url };
}

interface Report {
  readonly verdict: string;
  readonly findings: readonly Finding[];
  readonly configuration: readonly { readonly key: string; readonly origin: string }[];
}

async function examined(folder: string, environment: Readonly<Record<string, string>>) {
  const program = startProgram(['doctor', '--json'], folder, environment);
  const code = await program.ended;
  const report: Report = JSON.parse(program.output());
  const ill = report.findings.filter(({ state }) => state !== 'ok');
  const told = ill.map(({ about, state, found, todo }) => `${state} ${about}: ${found} → ${todo}`);
  return { code, report, told, output: program.output() };
}

/** A workspace and a server with a subscribed channel each, and a database that knows them. */
async function settle() {
  const workspace = await startWorkspace();
  const { slack, world, channel } = workspace;
  onTestFinished(() => slack.close());
  world.inviteBot(channel.id);
  const server = await startServer();
  const { discord, guild } = server;
  onTestFinished(() => discord.close());
  const folder = temporaryFolder();
  const file = join(folder, 'data/paperboy.db');
  const storage = await openSqlite({ file, holder: 'a test', now: Date.now() });
  const slackChannel = { platform: 'slack', workspace: slack.teamId, id: channel.id };
  const discordChannel = { platform: 'discord', workspace: guild.id, id: server.channel.id };
  for (const place of [slackChannel, discordChannel]) {
    const about = aSubscription({ id: place.id, channel: place });
    await storage.subscriptions.put({ ...about, ...firstRun(Date.now(), about) });
  }
  await storage.close();
  const environment = {
    ...slackEnvironment(slack),
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ...(await startSources()),
  };
  return { workspace, server, folder, file, environment };
}

test('the doctor works with no network, no token and no database, says what to do, and leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const program = startProgram(['doctor'], folder, NOWHERE);
  expect(await program.ended).toBe(2);
  expect(program.output()).toMatch(/problem +Hugging Face: it can’t be reached/);
  expect(program.output()).toMatch(
    /→ Check the network, HUGGINGFACE_URL and.* See docs\/operating\.md#source-down$/m,
  );
  expect(program.output()).toMatch(/ok +Database: not there yet; the first start makes/);
  expect(readdirSync(folder)).toEqual([]);
});

test('beside a Paperboy that runs and is well, the doctor finds everything well and tells no secret', async () => {
  const { workspace, server, folder, environment } = await settle();
  const { slack } = workspace;
  const running = startProgram(['start'], folder, environment);
  const { port } = new URL(await running.url());
  await until(() => slack.socket.connected > 0 && server.discord.gateway.identifies > 0);
  const asked = server.discord.gateway.identifies;

  const here = { ...environment, PORT: port, PAPERBOY_PASSWORD: 'not for anybody' };
  const readable = startProgram(['doctor'], folder, here);
  const { code, report, told, output } = await examined(folder, here);
  expect(told).toEqual([]);
  expect(code).toBe(0);
  expect(report.findings.map(({ about }) => about)).toEqual([
    ...['Node', 'Time zone', 'Configuration'],
    ...['Database', 'Disk', 'Database', 'Database', 'Schema', 'Database', 'Local page'],
    ...['Slack bot token', 'Slack app-level token', 'Slack scopes'],
    `Slack channel ${workspace.channel.id}`,
    ...['Discord token', 'Discord intents', `Discord channel ${server.channel.id}`],
    ...['Hugging Face', 'arXiv', 'Clock'],
    ...report.findings.slice(-3).map(({ about }) => about),
  ]);
  expect(report.findings.at(-1)?.found).toMatch(/none so far; the next is .* at \d\d:\d\d/);
  expect(output).toMatch(/in use by process \d+ on /);
  expect(report.configuration).toContainEqual(
    expect.objectContaining({ key: 'SLACK_BOT_TOKEN', origin: 'environment' }),
  );
  // Nothing logs in beside the one that runs.
  expect(server.discord.gateway.identifies).toBe(asked);

  expect(await readable.ended).toBe(0);
  for (const text of [output, readable.output()]) {
    for (const secret of [slack.botToken, slack.appToken, server.discord.token, 'not for']) {
      expect(text).not.toContain(secret);
    }
  }
});

test('what is wrong with tokens, scopes, permissions and channels is each told with what to do', async () => {
  const { workspace, server, folder, environment } = await settle();
  const { slack, world, channel } = workspace;
  world.kickBot(channel.id);
  slack.setScopes(['chat:write', 'commands', 'channels:read', 'channels:history', 'users:read']);
  server.world.setOverwrites(server.channel.id, [
    { id: server.guild.id, type: 'role', deny: 1n << 35n },
  ]);
  const ill = await examined(folder, { ...environment, SLACK_APP_TOKEN: 'xapp-1-made-up' });
  expect(ill.code).toBe(2);
  expect(ill.told.join('\n')).toMatch(
    /problem Slack app-level token: Slack refuses the app-level token → Make a new one/,
  );
  expect(ill.told.join('\n')).toMatch(
    /warning Slack scopes: reactions:read is missing, which is needed for votes by reaction → Add/,
  );
  expect(ill.told.join('\n')).toMatch(
    /problem Slack channel C\w+: Paperboy is not in this channel → Type \/invite @Paperboy/,
  );
  expect(ill.told.join('\n')).toMatch(
    /problem Discord channel \d+: Paperboy lacks a permission .*Create Public Threads → Give it/,
  );

  slack.revokeToken();
  server.discord.revokeToken();
  const worse = await examined(folder, environment);
  expect(worse.told.join('\n')).toMatch(
    /problem Slack bot token: Slack refuses .* → Copy it again/,
  );
  expect(worse.told.join('\n')).toMatch(/problem Discord token: Discord refuses .* → Make a new/);
});

test('a clock that is wrong is a warning from half a minute, and a problem from five minutes', async () => {
  const folder = temporaryFolder();
  const slightly = await examined(folder, await startSources(-45_000));
  expect(slightly.code).toBe(1);
  expect(slightly.told).toEqual([
    expect.stringMatching(/^warning Clock: 4[456] seconds fast → Let/),
  ]);
  const badly = await examined(folder, await startSources(400_000));
  expect(badly.code).toBe(2);
  expect(badly.told).toEqual([expect.stringMatching(/^problem Clock: (?:399|400) seconds slow/)]);
});

test('where the configuration is wrong, everything else is looked at all the same', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.env'), 'SLACK_BOT_TOKEN=xoxb-1-very-secret\n');
  chmodSync(join(folder, '.env'), 0o644);
  const environment = { ...(await startSources()), LOG_LEVEL: 'loud' };
  const { code, report, told, output } = await examined(folder, environment);
  expect(code).toBe(2);
  expect(told).toEqual([
    expect.stringMatching(/^problem Configuration: LOG_LEVEL: found "loud" → Use debug/),
    expect.stringMatching(/^problem Configuration: SLACK_APP_TOKEN: .* → Give the app-level/),
    expect.stringMatching(
      /^warning .env: .*other users.* → Type chmod 600 .env, so that only you may read it\.$/,
    ),
  ]);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ about: 'Hugging Face', state: 'ok' }),
  );
  expect(output).not.toContain('very-secret');
});
