import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createLogger } from '../../../src/service/logger.ts';
import type { DiscordServer } from '../../support/discord/server.ts';
import { startTeam } from '../../support/discord-team.ts';
import { by, watch } from '../../support/discord-watch.ts';
import { failOnStrays } from '../../support/strays.ts';

const TOKEN_REFUSED =
  'Discord refuses the token. Make a new one in the developer portal (Bot, Reset Token), ' +
  'set DISCORD_TOKEN, and start Paperboy again.';
const UNREACHED =
  /^Discord can’t be reached since \d{4}-\d\d-\d\d \d\d:\d\d UTC \(.+\)\. Paperboy keeps trying\.$/;

const HOUR = 3_600_000;
const NINE = Date.parse('2026-08-21T09:00:00Z');

failOnStrays();

describe.concurrent('a refusal for good', () => {
  test.for([
    ['by REST', (discord: DiscordServer) => discord.revokeToken(), 0],
    ['by the gateway', ({ gateway }: DiscordServer) => gateway.rejectLogins(4004), 1],
  ] as const)(
    'a token refused %s is said once, and not tried again',
    async ([, refuse, identifies], context) => {
      const { discord, platform, start, count, comes, stays, told } = await watch(context);
      refuse(discord);
      await start();
      await comes(() => platform.problem()?.message).toBe(TOKEN_REFUSED);
      await stays(() => {
        expect([count.attempts(), discord.gateway.identifies]).toEqual([1, identifies]);
        expect(platform.problem()?.message).toBe(TOKEN_REFUSED);
      }, 1_400);
      expect(told.gaps).toBe(0);
    },
  );

  test.for([
    [4010, 'Discord closed the connection for good (4010). Start Paperboy again.'],
    [4011, /^The bot is in more servers than one connection may serve/],
    [4012, /^Discord no longer speaks the version .* Install a newer Paperboy\.$/],
    [4013, /^Discord no longer knows the events .* Install a newer Paperboy\.$/],
    [4014, /^Discord refuses the events .* developer portal/],
  ] as const)(
    'the close code %i is said in its own words, and nothing is tried again',
    async ([code, sentence], context) => {
      const { discord, platform, start, count, comes, stays } = await watch(context);
      discord.gateway.rejectLogins(code);
      await start();
      await comes(() => platform.problem()?.message).toMatch(sentence);
      await stays(() => {
        expect([count.attempts(), discord.gateway.identifies]).toEqual([1, 1]);
        expect(platform.problem()?.message).toMatch(sentence);
      }, 1_400);
    },
  );

  test('a token revoked meanwhile fails every post, and is tried once a minute', async (context) => {
    let now = NINE;
    const { discord, platform, up, post, comes } = await watch(context, {
      clock: { now: () => now },
    });
    await up();
    discord.revokeToken();
    await comes(() => platform.problem()?.message).toBe(TOKEN_REFUSED);
    const before = discord.requests.length;
    const requests = () => discord.requests.length - before;
    const reason = { failure: { kind: 'unauthorized' }, message: TOKEN_REFUSED };
    const postMany = () => Promise.allSettled(['a', 'b', 'c', 'd'].map(post));
    const allRefused = Array(4).fill(
      expect.objectContaining({ reason: expect.objectContaining(reason) }),
    );

    await expect(post('first')).rejects.toMatchObject(reason);
    expect(await postMany()).toEqual(allRefused);
    expect(requests()).toBe(1);
    now += 59_000;
    expect(await postMany()).toEqual(allRefused);
    expect(requests()).toBe(1);
    now += 2_000;
    expect(await postMany()).toEqual(allRefused);
    expect(requests()).toBe(2);
    expect(discord.gateway.connections).toBe(0);
  });
});

describe.concurrent('an interruption', () => {
  test.for(['drop', 'reconnect'] as const)(
    'after %s it goes on where it was: a vote meanwhile is told, and no gap',
    async (interrupt, context) => {
      const { discord, told, up, isUp, message, comes, ada } = await watch(context);
      await up();
      const posted = await message();
      discord.gateway[interrupt]();
      await comes(() => discord.gateway.connections).toBe(0);
      discord.people.react(ada.id, posted, '👍');
      await comes(() => told.reactions).toEqual([by(ada)]);
      await isUp();
      expect(told.gaps).toBe(1);
      expect(discord.gateway).toMatchObject({ identifies: 1, resumed: 1 });
    },
  );

  test('a connection that no longer answers heartbeats is left for a new one', async (context) => {
    const { discord, told, up, isUp, message, comes, ada } = await watch(context, {
      heartbeatMs: 200,
    });
    await up();
    const posted = await message();
    discord.gateway.stopAcks();
    await comes(() => discord.gateway.resumes).toBeGreaterThan(0);
    discord.people.react(ada.id, posted, '👍');
    discord.gateway.resumeAcks();
    await isUp();
    await comes(() => told.reactions).toEqual([by(ada)]);
    expect(told.gaps).toBe(1);
  });

  const lost = {
    'an invalid session': ({ gateway }: DiscordServer) => gateway.invalidateSession(),
    'a session that Discord forgot': ({ gateway }: DiscordServer) => {
      gateway.forgetSessions();
      gateway.drop();
    },
  };
  test.for(Object.entries(lost))(
    'after %s it logs in anew and tells a gap, and registers nothing again',
    async ([, lose], context) => {
      const { discord, told, count, up, isUp, comes } = await watch(context);
      await up();
      lose(discord);
      await comes(() => told.gaps).toBeGreaterThan(1);
      await isUp();
      expect(discord.gateway).toMatchObject({ identifies: 2, connections: 1 });
      await comes(count.looks).toBe(2);
      expect(count.registrations()).toBe(1);
    },
  );
});

describe.concurrent('an outage', () => {
  test.for(['rest', 'gateway'] as const)(
    'of the %s at the start ends by itself, with commands registered and a gap told',
    async (of, context) => {
      const { discord, platform, told, start, isUp, comes } = await watch(context);
      const outage = await discord.startOutage({ of });
      await start();
      await comes(() => platform.problem()?.message).toMatch(UNREACHED);
      expect(told.gaps).toBe(0);
      await outage.end();
      await isUp();
      await comes(() => discord.commands().length).toBeGreaterThan(0);
      expect(told.gaps).toBe(1);
    },
  );

  test('of a server in front, answering errors, leaves one connection and not one a try', async (context) => {
    const { platform, told, count, start, isUp, comes, stays, ...here } = await watch(context);
    const script = await here.script('refusal');
    await start();
    await comes(() => platform.problem()?.message).toMatch(UNREACHED);
    await comes(count.attempts).toBe(2);
    script.reach = 'ready';
    await isUp();
    await stays(() => expect([script.open, script.logins.length]).toEqual([1, 1]));
    expect(told.gaps).toBe(1);
  });

  test('longer than Discord remembers a session is told since when, and then as a gap', async (context) => {
    let now = NINE;
    const clock = { now: () => now };
    const { discord, platform, told, count, up, isUp, message, comes, stays, ada } = await watch(
      context,
      {
        clock,
        sessionMs: 100,
      },
    );
    await up();
    const posted = await message();
    const outage = await discord.startOutage({ of: 'gateway' });
    await comes(() => platform.problem()?.message).toMatch(UNREACHED);
    now += HOUR;
    await stays(() => expect(platform.problem()?.message).toContain('since 2026-08-21 09:00 UTC'));
    await outage.end();
    await isUp();
    expect(told.gaps).toBeGreaterThan(1);
    expect(discord.gateway).toMatchObject({ identifies: 2, connections: 1 });
    discord.people.react(ada.id, posted, '👍');
    await comes(() => told.reactions).toEqual([by(ada)]);
    await comes(count.looks).toBe(2);
    expect(count.registrations()).toBe(1);
  });
});

describe.concurrent('stopping', () => {
  /** Resolves with how long (ms) it took. */
  async function timed(stop: () => Promise<void>): Promise<number> {
    const began = performance.now();
    await stop();
    return performance.now() - began;
  }

  test('ends a connection, and nothing is told any more', async (context) => {
    const { discord, platform, told, up, message, comes, stays, ada } = await watch(context);
    await up();
    const posted = await message();
    expect(await timed(platform.stop)).toBeLessThan(1_000);
    await comes(() => discord.gateway.connections).toBe(0);
    discord.people.react(ada.id, posted, '👍');
    await stays(() => expect(discord.gateway.connections).toBe(0));
    expect(told.reactions).toEqual([]);
  });

  test.for([
    ['before Discord answers', 'socket'],
    ['before it says hello', 'open'],
    ['before it lets the bot in', 'hello'],
  ] as const)('does not wait for a connection %s, nor make another', async ([, reach], context) => {
    const { platform, told, start, comes, stays, ...here } = await watch(context);
    const script = await here.script(reach);
    await start();
    await comes(() => script.open).toBe(1);
    if (reach === 'hello') await comes(() => script.logins.length).toBe(1);
    expect(await timed(platform.stop)).toBeLessThan(2_500);
    script.reach = 'ready';
    // Now it would go on, or breaks.
    if (reach === 'open') script.greet();
    if (reach === 'socket') script.cut();
    await comes(() => script.open).toBe(0);
    await stays(() => expect([script.asked, script.open]).toEqual([1, 0]));
    expect(told.gaps).toBe(0);
  });

  test('ends the search for a new connection in an outage', async (context) => {
    const { discord, platform, told, up, message, comes, stays, ada } = await watch(context);
    await up();
    const posted = await message();
    const outage = await discord.startOutage({ of: 'gateway' });
    await comes(() => platform.problem()?.message).toMatch(UNREACHED);
    expect(await timed(platform.stop)).toBeLessThan(2_500);
    await outage.end();
    discord.people.react(ada.id, posted, '👍');
    await stays(() =>
      expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0, connections: 0 }),
    );
    expect(told.reactions).toEqual([]);
  });

  test('ends the pause between two logins', async (context) => {
    const { discord, platform, start, count, comes, stays } = await watch(context);
    const outage = await discord.startOutage({ of: 'rest' });
    await start();
    await comes(() => platform.problem()?.message).toMatch(UNREACHED);
    expect(await timed(platform.stop)).toBeLessThan(500);
    await outage.end();
    await stays(() => expect(count.attempts()).toBe(0), 1_400);
  });
});

test('no token reaches the log, neither the bot’s nor that of an answer', async (context) => {
  const log = new PassThrough();
  const lines: string[] = [];
  log.on('data', (line) => lines.push(String(line)));
  const logger = createLogger({ level: 'trace', readable: false, destination: log });
  const { discord, up, post, comes, ada, channel } = await watch(context, { logger });
  await up();
  const refuse = (status: number) => ({ kind: 'refuse', status }) as const;
  discord.addFault({ path: /^\/interactions\//, times: 1, effect: refuse(403) });
  const use = { user: ada.id, channel: channel.id, name: 'papers', subcommand: 'help' };
  discord.people.command(use);
  await comes(() => lines.join('')).toContain('/interactions/');
  discord.addFault({ path: /^\/webhooks\//, effect: refuse(404) });
  discord.people.command(use);
  await comes(() => lines.join('')).toContain('/webhooks/');
  discord.revokeToken();
  await expect(post('x')).rejects.toThrow();
  await comes(() => lines.join('')).toContain('refused for good');

  const answers = discord.requests.map(({ path }) => path.split('/')[3] ?? '');
  const secrets = new Set([discord.token, ...answers.filter((part) => part.length > 40)]);
  expect(secrets.size).toBe(3);
  for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
});

test('with a token that Discord refuses, the rest of Paperboy works', async () => {
  const { discord, start } = await startTeam();
  discord.revokeToken();
  const { url } = await start();
  await expect.poll(() => discord.requests.length).toBe(1);
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(new URL('/livez', url))).status).toBe(200);
  const readiness = await fetch(new URL('/readyz', url));
  expect(readiness.status).toBe(503);
  expect(await readiness.text()).toContain('Discord refuses the token.');
  expect(discord.requests).toHaveLength(1);
});
