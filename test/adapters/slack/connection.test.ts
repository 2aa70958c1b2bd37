import { PassThrough } from 'node:stream';
import { SocketModeReceiver } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { createLibraryLogger } from '../../../src/adapters/slack/library-logger.ts';
import { hangUp, keepConnected } from '../../../src/adapters/slack/socket.ts';
import type { Trouble } from '../../../src/core/operating-page.ts';
import { createLogger } from '../../../src/service/logger.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import type { SlackServer } from '../../support/slack/server.ts';
import { MODES } from '../../support/slack-bot.ts';
import { by, watch } from '../../support/slack-watch.ts';
import { failOnStrays } from '../../support/strays.ts';

const BOT_TOKEN_REFUSED =
  'Slack refuses the bot token. Copy it again from the app’s page OAuth & Permissions ' +
  '(install the app there if it is not), set SLACK_BOT_TOKEN, and start Paperboy again.';
const APP_TOKEN_REFUSED =
  'Slack refuses the app-level token. Make a new one on the app’s page Basic Information ' +
  '(App-Level Tokens, with the scope connections:write), set SLACK_APP_TOKEN, and start again.';
const UNREACHED =
  /^Paperboy has had no connection to Slack since 2\d{3}-\d\d-\d\d \d\d:\d\d UTC: .+\. It keeps trying\.$/;

const HOUR = 3_600_000;
const NINE = Date.parse('2026-08-21T09:00:00Z');

failOnStrays();

test.concurrent('a connection that goes dead without a word is left for a new one', async (context) => {
  const { slack, told, up, comes } = await watch(context);
  await up();
  slack.socket.stopPings();
  await comes(() => slack.socket.connected).toBe(2);
  slack.socket.resumePings();
  await comes(() => told.gaps).toBe(2);
});

describe.concurrent('a refusal for good', () => {
  const wrongBotToken = () => ({ botToken: 'xoxb-1-1-wrong' });
  const wrongAppToken = () => ({ appToken: 'xapp-1-A1-1-wrong' });
  const swapped = ({ botToken }: SlackServer) => ({ appToken: botToken });
  test.for([
    ['a wrong bot token, over socket,', 'socket', wrongBotToken, BOT_TOKEN_REFUSED, [1, 0]],
    ['a wrong bot token, over http,', 'http', wrongBotToken, BOT_TOKEN_REFUSED, [1, 0]],
    ['a wrong app-level token', 'socket', wrongAppToken, APP_TOKEN_REFUSED, [1, 1]],
    ['a bot token given as app-level token', 'socket', swapped, APP_TOKEN_REFUSED, [1, 1]],
  ] as const)(
    '%s is said in a sentence of its own, and not tried again',
    async ([, mode, given, sentence, asked], context) => {
      const { platform, told, start, calls, comes, stays } = await watch(context, { mode, given });
      await start();
      await comes(() => platform.problem()?.message).toBe(sentence);
      await stays(() => {
        expect([calls('auth.test'), calls('apps.connections.open')]).toEqual(asked);
        expect(platform.problem()?.message).toBe(sentence);
      }, 1_400);
      expect(told.gaps).toBe(0);
    },
  );

  test.for(MODES)(
    'over %s a token revoked meanwhile is said, asked with by nothing but a probe, and good again in time',
    async (mode, context) => {
      const { slack, platform, up, isUp, post, calls } = await watch(context, { mode });
      await up();
      slack.revokeToken();
      const refusal = { failure: { kind: 'unauthorized' }, message: BOT_TOKEN_REFUSED };
      await expect(post('first')).rejects.toMatchObject(refusal);
      expect(platform.problem()?.message).toBe(BOT_TOKEN_REFUSED);
      const posts = calls('chat.postMessage');
      for (const key of ['a', 'b', 'c']) await expect(post(key)).rejects.toMatchObject(refusal);
      await expect(platform.permalink('T/C/1.1')).rejects.toMatchObject(refusal);
      expect(calls('chat.postMessage')).toBe(posts);
      slack.restoreToken();
      await isUp();
      await post('later');
      expect(calls('auth.test')).toBeGreaterThan(1);
    },
  );
});

describe.concurrent('a start', () => {
  test.for([
    ['over socket without a network', 'socket', 'api'],
    ['over http without a network', 'http', 'api'],
    ['with sockets out of order', 'socket', 'socket'],
  ] as const)(
    '%s says so, and succeeds as soon as it can, with one gap told',
    async ([, mode, of], context) => {
      const { slack, platform, told, start, isUp, comes, message, ada } = await watch(context, {
        mode,
      });
      const outage = await slack.startOutage({ of });
      await start();
      expect(platform.problem()?.message).toBe('Paperboy is connecting to Slack.');
      await comes(() => platform.problem()?.message).toMatch(UNREACHED);
      expect(told.gaps).toBe(0);
      await outage.end();
      await isUp();
      expect(told.gaps).toBe(1);
      slack.people.react(ada.id, (await message()).posted, '+1');
      await comes(() => told.reactions).toEqual([by(ada)]);
    },
  );

  test('with too many sockets open says so, and succeeds when one is free', async (context) => {
    const { slack, platform, told, start, isUp, comes } = await watch(context);
    slack.socket.allow(0);
    await start();
    await comes(() => platform.problem()?.message).toMatch(
      /: ten connections .* stop the other programs\. It keeps/,
    );
    slack.socket.allow();
    await isUp();
    expect(told.gaps).toBe(1);
  });
});

describe.concurrent('the loop that keeps a socket', () => {
  /** The loop alone, with less patience than Paperboy has, and what it says. */
  function keep({ apiUrl, appToken }: SlackServer) {
    const { client } = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: createLibraryLogger(silentLogger),
      installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
    });
    const stopping = new AbortController();
    const heard: string[] = [];
    const listener = {
      connected: () => void heard.push('connected'),
      away: (reason: string) => void heard.push(reason),
      refused: ({ message }: Trouble) => void heard.push(message),
      gap: () => undefined,
    };
    const ended = keepConnected(client, listener, stopping.signal, 1_000);
    /** Resolves once nothing is left of it. */
    async function stop() {
      stopping.abort();
      await hangUp(client);
      await ended;
    }
    return { heard, stop };
  }

  test.for([
    ['is not even answered', 'socket'],
    ['says nothing', 'open'],
  ] as const)('gives up a connection that %s, and makes another', async ([, reach], context) => {
    const { slack, comes, ...here } = await watch(context);
    const script = await here.script(reach);
    const { heard, stop } = keep(slack);
    await comes(() => heard[0]).toBe('it closed before Slack said hello');
    await comes(() => script.open).toBe(0);
    slack.clearFaults();
    await comes(() => heard.at(-1)).toBe('connected');
    await stop();
    await comes(() => slack.socket.connections).toBe(0);
  });

  test('ends at once when it is stopped, however long it meant to wait', async (context) => {
    const { slack, comes } = await watch(context);
    const { heard, stop } = keep(slack);
    await comes(() => heard.at(-1)).toBe('connected');
    slack.socket.disconnect('link_disabled');
    await comes(() => heard.at(-1)).toMatch(/^Socket Mode is switched off/);
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe.concurrent('an interruption', () => {
  const interruptions = {
    'a connection is cut': ({ socket }: SlackServer) => socket.drop(),
    'Slack asks for a new connection': ({ socket }: SlackServer) =>
      socket.disconnect('refresh_requested'),
    'Slack warns that it will close': ({ socket }: SlackServer) => socket.disconnect('warning'),
  };
  test.for(Object.entries(interruptions))(
    'when %s there is another at once, alone, and a gap is told',
    async ([, interrupt], context) => {
      const { slack, platform, told, up, comes, message, ada } = await watch(context);
      await up();
      const began = performance.now();
      interrupt(slack);
      await comes(() => told.gaps).toBe(2);
      // The library itself would have waited for five seconds.
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(platform.problem()).toBeUndefined();
      await comes(() => slack.socket.connections).toBe(1);
      slack.people.react(ada.id, (await message()).posted, '+1');
      await comes(() => told.reactions).toEqual([by(ada)]);
      expect(slack.socket.connected).toBe(2);
    },
  );

  test.for([
    ['link_disabled', /: Socket Mode is switched off .* switch it on\. It keeps trying\.$/],
    ['too_many_websockets', /: ten connections .* stop the other programs\. It keeps trying\.$/],
  ] as const)(
    'by %s is said with what to do, and not answered by another connection at once',
    async ([reason, sentence], context) => {
      const { slack, platform, up, comes, stays } = await watch(context);
      await up();
      slack.socket.disconnect(reason);
      await comes(() => platform.problem()?.message).toMatch(sentence);
      await comes(() => slack.socket.connections).toBe(0);
      await stays(() => {
        expect([slack.socket.connections, slack.socket.connected]).toEqual([0, 1]);
        expect(platform.problem()?.message).toMatch(sentence);
      }, 1_400);
    },
  );

  test('that comes right after every greeting is not followed by a storm', async (context) => {
    const { told, start, comes, stays, ...here } = await watch(context);
    const script = await here.script('closed');
    await start();
    await stays(() => expect(script.asked).toBeLessThan(8), 1_400);
    await comes(() => told.gaps).toBeGreaterThan(1);
  });
});

describe.concurrent('an outage', () => {
  test('is told since when and why, however long it lasts, and is over with it', async (context) => {
    let now = NINE;
    const { slack, platform, told, up, isUp, message, comes, stays, ada } = await watch(context, {
      clock: { now: () => now },
    });
    await up();
    const { posted } = await message();
    const outage = await slack.startOutage();
    const sentence =
      'Paperboy has had no connection to Slack since 2026-08-21 09:00 UTC: ' +
      'Slack can’t be reached (ECONNREFUSED). It keeps trying.';
    await comes(() => platform.problem()?.message).toBe(sentence);
    now += HOUR;
    await stays(() => expect(platform.problem()?.message).toBe(sentence));
    // It comes back bit by bit: a server in front of Slack refuses for a while.
    slack.socket.refuseUpgrades(503);
    await outage.end();
    await comes(() => platform.problem()?.message).toMatch(
      /since 2026-08-21 09:00 UTC: it closed before /,
    );
    expect(told.gaps).toBe(1);
    slack.socket.acceptUpgrades();
    const ended = performance.now();
    await isUp();
    expect(performance.now() - ended).toBeLessThan(4_000);
    expect([slack.socket.connections, told.gaps]).toEqual([1, 2]);
    slack.people.react(ada.id, posted, '+1');
    await comes(() => told.reactions).toEqual([by(ada)]);
  });
});

describe.concurrent('stopping', () => {
  /** Resolves with how long (ms) it took. */
  async function timed(stop: () => Promise<void>): Promise<number> {
    const began = performance.now();
    await stop();
    return performance.now() - began;
  }

  test.for(MODES)(
    'ends the connection over %s, and nothing is told any more',
    async (mode, context) => {
      const { slack, platform, told, up, message, comes, stays, ada } = await watch(context, {
        mode,
      });
      await up();
      const { posted } = await message();
      expect(await timed(platform.stop)).toBeLessThan(2_000);
      await comes(() => slack.socket.connections).toBe(0);
      slack.people.react(ada.id, posted, '+1');
      slack.people.unreact(ada.id, posted, '+1');
      await stays(() => expect([told.reactions, told.gaps]).toEqual([[], 1]));
      expect(slack.socket.connections).toBe(0);
    },
  );

  const late = { kind: 'delay', ms: 1_000 } as const;
  test.for([
    ['who the bot is, over socket', 'socket', 'auth.test', 0],
    ['who the bot is, over http', 'http', 'auth.test', 0],
    // The library connects all the same.
    ['where to connect', 'socket', 'apps.connections.open', 1],
  ] as const)(
    'while Slack thinks about %s is done at once, and no connection stays',
    async ([, mode, method, opened], context) => {
      const { slack, platform, told, start, calls, comes, stays } = await watch(context, { mode });
      slack.addFault({ method, effect: late });
      await start();
      await comes(() => calls(method)).toBe(1);
      await platform.stop();
      expect(slack.requests.at(-1)?.status).toBeUndefined();
      await comes(() => slack.requests.at(-1)?.status).toBe(200);
      await comes(() => slack.socket.connected).toBe(opened);
      await comes(() => slack.socket.connections).toBe(0);
      await stays(() => expect(slack.socket.connections).toBe(0));
      expect(calls(method)).toBe(1);
      expect([told.gaps, platform.problem()?.message]).toEqual([
        0,
        'Paperboy is connecting to Slack.',
      ]);
    },
  );

  test.for([
    ['that Slack has not answered yet', 'socket'],
    ['on which Slack has not said hello yet', 'open'],
    ['that has gone dead without a word', 'stalled'],
    ['that closes and comes back all the time', 'closed'],
  ] as const)('does not wait for a connection %s, nor make another', async ([, reach], context) => {
    const { platform, told, start, comes, stays, ...here } = await watch(context);
    const script = await here.script(reach);
    await start();
    await comes(() => script.asked).toBeGreaterThan(0);
    if (reach === 'stalled') await here.isUp();
    // The library would wait for almost seven seconds for one that is dead.
    expect(await timed(platform.stop)).toBeLessThan(4_000);
    const { gaps } = told;
    const { asked } = script;
    if (reach === 'stalled') script.cut();
    await comes(() => script.open).toBe(0);
    await stays(() => expect([script.asked, script.open, told.gaps]).toEqual([asked, 0, gaps]));
  });

  test.for([
    ['in an outage', ({ startOutage }: SlackServer) => startOutage()],
    ['after it was sent away', ({ socket }: SlackServer) => socket.disconnect('link_disabled')],
  ] as const)('%s ends the pause between two attempts', async ([, interrupt], context) => {
    const { slack, platform, up, calls, comes, stays } = await watch(context);
    await up();
    const outage = await interrupt(slack);
    await comes(() => platform.problem()?.message).toMatch(UNREACHED);
    const before = calls('apps.connections.open');
    expect(await timed(platform.stop)).toBeLessThan(2_000);
    await outage?.end();
    await stays(() => expect(calls('apps.connections.open')).toBe(before), 1_400);
    expect(slack.socket).toMatchObject({ connections: 0, connected: 1 });
  });
});

test('no token reaches the log, whatever goes wrong', async (context) => {
  const log = new PassThrough();
  const lines: string[] = [];
  log.on('data', (line) => lines.push(String(line)));
  const logger = createLogger({ level: 'trace', readable: false, destination: log });
  const failures: unknown[] = [];
  const reaction = () => Promise.reject(failures.at(-1));
  const { slack, start, isUp, post, message, comes, ada } = await watch(context, {
    logger,
    core: { reaction },
  });
  slack.addFault({ method: 'apps.connections.open', times: 1, effect: { kind: 'drop' } });
  await start();
  await isUp();
  const { posted } = await message();
  const effects = [
    { kind: 'lose-answer' },
    { kind: 'cut-answer' },
    { kind: 'refuse', status: 502, body: '<html>Bad gateway</html>' },
    { kind: 'refuse', status: 200, body: { ok: false, error: 'invalid_blocks' } },
  ] as const;
  for (const effect of effects) {
    slack.addFault({ method: 'chat.postMessage', times: 1, effect });
    await post(effect.kind).catch((error: unknown) => failures.push(error));
    slack.people.react(ada.id, posted, '+1');
    slack.people.unreact(ada.id, posted, '+1');
    const told = 2 * failures.length;
    await comes(() => lines.join('').split('"not handled"').length - 1).toBe(told);
  }
  slack.revokeToken();
  await expect(post('x')).rejects.toThrow();
  slack.socket.refuseUpgrades(503);
  slack.socket.drop();
  await comes(() => lines.join('').split('"disconnected"').length - 1).toBeGreaterThan(1);

  const secrets = [slack.botToken, slack.appToken, slack.signingSecret, 'ticket='];
  for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
});
