import { request } from 'node:http';
import { describe, expect, type TestContext, test } from 'vitest';
import { heading, message } from '../../../src/core/message/build.ts';
import type { Handlers } from '../../../src/core/ports/chat-platform.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { signed } from '../../support/slack/delivery/signature.ts';
import { createSlackBot, startWorkspace } from '../../support/slack-bot.ts';
import { by, type WatchOptions, watch } from '../../support/slack-watch.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

/** Up in HTTP mode, with an event that is new each time it is written. */
async function listen(context: TestContext, options: WatchOptions = {}) {
  const watching = await watch(context, { mode: 'http', ...options });
  const { slack, told, up, message, comes, ada } = watching;
  await up();
  slack.people.react(ada.id, (await message()).posted, '+1');
  await comes(() => told.reactions).toEqual([by(ada)]);
  const [event] = slack.delivery.events;
  let written = 0;
  function body(): string {
    written += 1;
    return JSON.stringify({ ...event?.payload, event_id: `Ev${written}` });
  }
  /** What is signed as it should be is told; so nothing else keeps it back. */
  async function expectTold() {
    const before = told.reactions.length;
    expect((await slack.delivery.raw({ body: body() })).status).toBe(200);
    await comes(() => told.reactions.length).toBe(before + 1);
  }
  return { ...watching, body, expectTold };
}

const ago = (seconds: number): number => Math.trunc(Date.now() / 1000) - seconds;

describe.concurrent('a request', () => {
  const DAMAGES = [
    ['signed with another secret', 401, { secret: 'another' }],
    ['with a made-up signature', 401, { headers: { 'x-slack-signature': 'v0=00ff' } }],
    ['more than five minutes old', 401, { timestamp: ago(301) }],
    ['dated more than five minutes ahead', 401, { timestamp: ago(-310) }],
    ['with a time that it was not signed with', 401, timeless(String(ago(1)))],
    ['with a time that is none', 401, timeless('soon')],
  ] as const;

  function timeless(timestamp: string) {
    return { headers: { 'x-slack-request-timestamp': timestamp } };
  }

  test.for(DAMAGES)('%s is refused, and nothing is told', async ([, status, damage], context) => {
    const { slack, told, body, stays, expectTold } = await listen(context);
    const answer = await slack.delivery.raw({ body: body(), ...damage });
    expect(answer).toEqual({ status, text: '' });
    await stays(() => expect(told.reactions).toHaveLength(1), 100);
    await expectTold();
  });

  test('that is refused is told to whoever runs Paperboy, once a minute', async (context) => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_: object, event: string) => warnings.push(event) };
    const { slack, body } = await listen(context, { logger });
    for (let time = 0; time < 3; time += 1) {
      await slack.delivery.raw({ body: body(), secret: 'another' });
    }
    expect(warnings).toEqual(['a request was refused']);
  });

  test('without the headers of a signature is refused', async (context) => {
    const { told, address, body, stays } = await listen(context);
    const headers = { 'content-type': 'application/json' };
    const url = `${address()}/slack/events`;
    expect((await fetch(url, { method: 'POST', headers, body: body() })).status).toBe(401);
    await stays(() => expect(told.reactions).toHaveLength(1), 100);
  });

  test('that was altered after it was signed is refused', async (context) => {
    const { slack, told, body, comes, stays } = await listen(context);
    const [honest, altered] = [body(), body()];
    const { raw } = slack.delivery;
    const headers = signed(slack.signingSecret, honest);
    expect((await raw({ body: altered, headers })).status).toBe(401);
    expect((await raw({ body: honest, headers })).status).toBe(200);
    await comes(() => told.reactions).toHaveLength(2);
    await stays(() => expect(told.reactions).toHaveLength(2), 100);
  });

  test('that somebody took down and sends again runs no command a second time', async (context) => {
    const ran: string[] = [];
    const command: Handlers['command'] = async (text) => {
      ran.push(text);
      return { message: message(heading('An answer')), visibility: 'private' };
    };
    const { slack, up, ada, channel, comes } = await watch(context, {
      mode: 'http',
      core: { command },
    });
    await up();
    const send = (text: string, trigger: string) =>
      slack.delivery.raw({
        contentType: 'application/x-www-form-urlencoded',
        body: `${new URLSearchParams({
          ...{ command: '/papers', text, trigger_id: trigger, response_url: slack.apiUrl },
          ...{ team_id: slack.teamId, user_id: ada.id, channel_id: channel.id },
        })}`,
      });
    await send('post', '1.2.abc');
    expect((await send('post', '1.2.abc')).status).toBe(200);
    await send('today', '1.2.def');
    await comes(() => ran).toEqual(['post', 'today']);
  });

  test('of which only a part is there is refused, signed or not', async (context) => {
    const { slack, told, body, address, stays, expectTold } = await listen(context);
    const half = body().slice(0, 100);
    expect((await slack.delivery.raw({ body: half })).status).toBe(400);
    await sendAndBreak(`${address()}/slack/events`, half);
    await stays(() => expect(told.reactions).toHaveLength(1), 100);
    await expectTold();
  });

  test('that is far larger than any of Slack’s is refused', async (context) => {
    const { slack, told, body, expectTold } = await listen(context);
    const padded = JSON.stringify({ ...JSON.parse(body()), padding: 'x'.repeat(5_000_000) });
    expect((await slack.delivery.raw({ body: padded })).status).toBe(413);
    expect(told.reactions).toHaveLength(1);
    await expectTold();
  });

  test('of another method, or to another path, is none of Slack’s', async (context) => {
    const { slack, address, body } = await listen(context);
    const ask = async (path: string, method: string) =>
      (await fetch(address() + path, { method })).status;
    expect(await ask('/slack/events', 'GET')).toBe(404);
    expect(await ask('/slack/events', 'PUT')).toBe(404);
    expect(await ask('/slack', 'POST')).toBe(404);
    slack.deliverTo(`${address()}/slack/other`);
    expect((await slack.delivery.raw({ body: body() })).status).toBe(404);
  });
});

describe.concurrent('the address', () => {
  test('is verified by an echo of what Slack sends', async (context) => {
    const { slack } = await listen(context);
    const challenge = { type: 'url_verification', challenge: 'a made-up challenge' };
    const { status, text } = await slack.delivery.raw({ body: JSON.stringify(challenge) });
    expect([status, JSON.parse(text)]).toEqual([200, { challenge: challenge.challenge }]);
    const forged = await slack.delivery.raw({ body: JSON.stringify(challenge), secret: 'another' });
    expect([forged.status, forged.text]).toEqual([401, '']);
  });

  test('asks Slack to come again until Paperboy knows who it is, and once it stops', async (context) => {
    const { slack, platform, told, start, isUp, message, comes, ada } = await watch(context, {
      mode: 'http',
      retryDelaysMs: [20, 2_500, 5_000],
    });
    const { posted } = await message();
    const outage = await slack.startOutage({ of: 'api' });
    await start();
    slack.people.react(ada.id, posted, '+1');
    await comes(() => slack.delivery.events[0]?.attempts).toBe(2);
    const answer = await slack.delivery.raw({ body: '{}' });
    expect(answer).toEqual({ status: 503, text: 'Paperboy is not connected to Slack yet.\n' });
    await outage.end();
    await isUp();
    await comes(() => told.reactions).toEqual([by(ada)]);
    await comes(() => slack.delivery.events[0]?.acknowledged).toBe(true);
    await platform.stop();
    expect(await slack.delivery.verifyUrl()).toBe(false);
  });
});

test('in socket mode no request is taken, whoever signed it', async (context) => {
  const { slack } = await startWorkspace();
  context.onTestFinished(() => slack.close());
  const { routes } = createSlackBot(slack, { mode: 'socket' });
  const body = JSON.stringify({ type: 'url_verification', challenge: 'a made-up challenge' });
  const headers = signed(slack.signingSecret, body);
  expect((await routes.request('/slack/events', { method: 'POST', headers, body })).status).toBe(
    404,
  );
});

/** Promises more than it sends, and hangs up. */
function sendAndBreak(url: string, body: string): Promise<void> {
  const sending = request(url, { method: 'POST', headers: { 'content-length': 10_000 } });
  return new Promise((resolve) => {
    sending.on('error', () => resolve()).on('close', () => resolve());
    sending.write(body, () => sending.destroy());
  });
}
