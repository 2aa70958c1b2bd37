import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/service/logger.ts';
import { startTeam } from '../support/discord-team.ts';
import { until } from '../support/program.ts';
import { startSlackTeam } from '../support/slack-team.ts';
import { askPage } from '../support/team.ts';

/** What somebody looks for, and a word of each paper's title. */
const TYPED = 'quiet plumbing';
const TEXTS = [TYPED, 'Paper 2608.', 'Papers of the day'];

/** A log that shows everything, as it would be written without a terminal. */
function startLog() {
  const destination = new PassThrough();
  let written = '';
  destination.on('data', (chunk) => {
    written += String(chunk);
  });
  return {
    logger: createLogger({ level: 'trace', readable: false, destination }),
    written: () => written,
    says: (words: string) =>
      until(
        () => written.includes(words),
        () => `no "${words}" in the log`,
      ),
  };
}

test('whatever goes wrong on Discord, neither secrets nor what people read are in the log', async () => {
  const { logger, written, says } = startLog();
  const { discord, ada, as, start, connected, wholeThread } = await startTeam({ logger });
  const app = await start();
  await connected();
  const asAda = as(ada);
  await asAda.ask('subscribe');
  const posts = { method: 'POST', path: /^\/channels\/\d+\/messages$/, times: 1 };
  const refusal = { code: 50_035, message: 'Invalid Form Body' };
  const effects = [
    { kind: 'lose-answer' },
    { kind: 'refuse', status: 502, body: '<html>Bad gateway</html>' },
    { kind: 'refuse', status: 400, body: refusal },
  ] as const;
  discord.addFault({ ...posts, effect: effects[0] });
  discord.addFault({ path: /^\/interactions\//, times: 1, effect: effects[2] });
  await asAda.ask('search', { query: TYPED }).catch(() => undefined);
  await asAda.ask('post');
  await wholeThread();
  await askPage(app, `search ${TYPED}`);
  discord.addFault({ path: /^\/webhooks\//, times: 2, effect: effects[1] });
  asAda.command('search', { query: TYPED });
  await says('interaction not answered');
  discord.revokeToken();
  await says('refused for good');

  expect(written()).toContain('not delivered');
  const tokens = discord.requests.map(({ path }) => path.split('/')[3] ?? '');
  const secrets = [discord.token, ...tokens.filter(({ length }) => length > 40)];
  expect(new Set(secrets).size).toBeGreaterThan(3);
  for (const secret of [...secrets, ...TEXTS]) expect(written()).not.toContain(secret);
  for (const line of written().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
});

test('whatever goes wrong on Slack, neither secrets nor what people read are in the log', async () => {
  const { logger, written, says } = startLog();
  const { slack, ada, as, start, connected, wholeThread } = await startSlackTeam({ logger });
  const app = await start();
  await connected();
  const asAda = as(ada);
  await asAda.ask('subscribe 9:00 Berlin');
  const limited = { kind: 'refuse', status: 429, headers: { 'retry-after': '1' } } as const;
  const body = { ok: false, error: 'internal_error' };
  const refused = { kind: 'refuse', status: 200, body } as const;
  for (const effect of [limited, { kind: 'cut-answer' }, refused] as const) {
    slack.addFault({ method: 'chat.postMessage', times: 1, effect });
  }
  await asAda.ask('post');
  await wholeThread();
  expect(await (await fetch(`${app.url}/metrics`)).text()).toMatch(
    /^paperboy_rate_limited_total\{platform="slack"\} 1$/m,
  );
  await asAda.ask(`search ${TYPED}`);
  slack.addFault({ method: 'views.open', times: 1, effect: refused });
  asAda.command('settings');
  slack.revokeToken();
  slack.socket.refuseUpgrades(503);
  slack.socket.drop();
  await says('disconnected');

  expect(written()).toContain('not delivered');
  const secrets = [slack.botToken, slack.appToken, slack.signingSecret, 'ticket='];
  for (const secret of [...secrets, ...TEXTS]) expect(written()).not.toContain(secret);
  expect(written()).not.toMatch(/\/(?:commands|actions)\/T\w+\//);
});
