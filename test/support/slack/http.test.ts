import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type Posted, type Reply, startRequestUrl } from './request-url.ts';
import { PATIENT, useScene } from './scene.ts';

const scene = useScene();
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listening(answer: (posted: Posted) => Reply | undefined, options = {}) {
  const here = await scene({ answerWithinMs: 200, retryDelaysMs: [0, 5, 10], ...options });
  const app = await startRequestUrl(answer);
  open.push(app.close);
  here.slack.deliverTo(app.url);
  const react = async () => {
    const ts = await here.post();
    here.slack.people.react(here.ada.id, { channelId: here.channel.id, ts }, '+1');
  };
  return { ...here, app, react };
}

const OK: Reply = { status: 200 };

test('events come as JSON, signed over the raw body', async () => {
  const { slack, app, react } = await listening(() => OK);
  await react();
  await expect.poll(() => slack.delivery.pending, PATIENT).toBe(0);
  const [posted] = app.posted;
  const time = posted?.headers['x-slack-request-timestamp'];
  const hash = createHmac('sha256', slack.signingSecret).update(`v0:${time}:${posted?.text}`);
  expect(posted?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-slack-signature': `v0=${hash.digest('hex')}`,
  });
  expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(5);
  expect(JSON.parse(posted?.text ?? '')).toMatchObject({
    type: 'event_callback',
    event: { type: 'reaction_added' },
  });
  expect(app.posted).toHaveLength(1);
});

test('an event is posted again three times, with the number and the reason', async () => {
  const { slack, app, react } = await listening(() => ({ status: 500 }));
  await react();
  await expect.poll(() => slack.delivery.pending, PATIENT).toBe(0);
  expect(app.posted.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
    undefined,
    '1',
    '2',
    '3',
  ]);
  expect(app.posted[1]?.headers['x-slack-retry-reason']).toBe('http_error');
});

test('whoever answers too late gets it again', async () => {
  const { app, react } = await listening(() => (app.posted.length > 1 ? OK : undefined), {
    answerWithinMs: 50,
  });
  await react();
  await expect.poll(() => app.posted.length, PATIENT).toBeGreaterThan(1);
  expect(app.posted[1]?.headers['x-slack-retry-reason']).toBe('http_timeout');
});

test('an app may ask not to be told again', async () => {
  const { slack, app, react } = await listening(() => ({
    status: 500,
    headers: { 'x-slack-no-retry': '1' },
  }));
  await react();
  await expect.poll(() => slack.delivery.pending, PATIENT).toBe(0);
  expect(app.posted).toHaveLength(1);
});

test('a command comes as a form; what is answered is what the person sees', async () => {
  const { slack, ada, channel, app } = await listening(() => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"response_type":"in_channel","text":"Here"}',
  }));
  const handle = slack.people.command({ user: ada.id, channel: channel.id, text: 'find x' });
  expect((await handle.message()).text).toBe('Here');
  const form = new URLSearchParams(app.posted[0]?.text);
  expect(Object.fromEntries(form)).toMatchObject({
    command: '/papers',
    text: 'find x',
    user_id: ada.id,
    channel_name: 'papers',
    response_url: handle.responseUrl,
  });
});

test('plain text answers a command privately, an empty answer says nothing', async () => {
  let body = 'Only for you';
  const { slack, ada, channel } = await listening(() => ({ status: 200, body }));
  const use = { user: ada.id, channel: channel.id };
  expect((await slack.people.command(use).message()).ephemeralTo).toBe(ada.id);
  body = '';
  const quiet = slack.people.command(use);
  expect(await quiet.answered()).toMatchObject({ kind: 'acked', message: undefined });
});

test('an interaction comes as JSON in a form, and is never sent again', async () => {
  const { slack, ada, channel, app, post } = await listening(() => ({ status: 500 }));
  const message = { channelId: channel.id, ts: await post() };
  const handle = slack.people.shortcut({ user: ada.id, message, callbackId: 'find' });
  expect(await handle.answered()).toMatchObject({ kind: 'failed', error: 'http_service_error' });
  const payload = new URLSearchParams(app.posted[0]?.text).get('payload') ?? '';
  expect(JSON.parse(payload)).toMatchObject({ type: 'message_action', callback_id: 'find' });
  expect(app.posted).toHaveLength(1);
});

test('without anybody at the URL a person reads that it could not be delivered', async () => {
  const { slack, ada, channel, app } = await listening(() => OK);
  await app.close();
  const handle = slack.people.command({ user: ada.id, channel: channel.id });
  expect((await handle.answered()).error).toBe('dispatch_failed');
});

test('the URL is verified by a challenge', async () => {
  const { slack } = await listening(({ text }) => ({
    status: 200,
    body: JSON.parse(text).challenge,
  }));
  expect(await slack.delivery.verifyUrl()).toBe(true);
  const other = await listening(() => OK);
  expect(await other.slack.delivery.verifyUrl()).toBe(false);
});

test('forged and stale requests can be sent', async () => {
  const { slack, app } = await listening(() => OK);
  await slack.delivery.raw({ body: '{}', secret: 'guessed', timestamp: 1_700_000_000 });
  const [posted] = app.posted;
  const hash = createHmac('sha256', 'guessed').update('v0:1700000000:{}').digest('hex');
  expect(posted?.headers).toMatchObject({
    'x-slack-request-timestamp': '1700000000',
    'x-slack-signature': `v0=${hash}`,
  });
});
