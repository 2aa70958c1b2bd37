import { expect, test } from 'vitest';
import { many } from './block-builders.ts';
import { type Scene, useScene } from './scene.ts';
import { hurried } from './server.ts';

const scene = useScene();

const post = ({ api, channel }: Scene, id = channel.id) =>
  api('chat.postMessage', { channel: id, text: 'x' });

test('one message a second in a channel; other channels are not held up', async () => {
  const here = await scene({ rateLimits: {} });
  expect((await post(here)).status).toBe(200);
  const refused = await post(here);
  expect(refused).toMatchObject({ status: 429, body: { ok: false, error: 'ratelimited' } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await post(here, here.slack.world.addChannel().id)).status).toBe(200);
  expect((await here.api('users.info', { user: here.ada.id })).status).toBe(200);
  expect(here.slack.rateLimited).toBe(1);
  expect(here.slack.world.messages(here.channel.id)).toHaveLength(1);
});

test('a burst may be allowed', async () => {
  const here = await scene({ rateLimits: { postInChannel: { limit: 3, windowMs: 3000 } } });
  for (let sent = 0; sent < 3; sent += 1) expect((await post(here)).status).toBe(200);
  expect((await post(here)).headers.get('retry-after')).toBe('3');
});

test('several hundred messages a minute in all channels together', async () => {
  const here = await scene({
    rateLimits: hurried(1, { postInChannel: { limit: 1, windowMs: 0 } }),
  });
  const passed = await Promise.all(many(300, () => post(here)));
  expect(passed.every(({ status }) => status === 200)).toBe(true);
  expect((await post(here)).status).toBe(429);
});

test('in a hurry the windows are shorter, and Retry-After is the least whole second', async () => {
  const here = await scene({ rateLimits: hurried(0.05) });
  await post(here);
  expect((await post(here)).headers.get('retry-after')).toBe('1');
  await new Promise((resolve) => setTimeout(resolve, 55));
  expect((await post(here)).status).toBe(200);
});

test.each([
  ['reactions.remove', 20],
  ['chat.update', 50],
  ['chat.delete', 50],
  ['chat.unfurl', 50],
  ['conversations.history', 50],
  ['conversations.replies', 50],
  ['conversations.info', 50],
  ['conversations.open', 50],
  ['reactions.add', 50],
  ['reactions.get', 50],
  ['chat.postEphemeral', 100],
  ['users.info', 100],
  ['views.open', 100],
  ['views.update', 100],
  ['views.publish', 100],
] as const)('%s may be called %i times a minute', async (method, limit) => {
  const { api } = await scene({ rateLimits: {} });
  const passed = await Promise.all(many(limit, () => api(method)));
  expect(passed.every(({ status }) => status === 200)).toBe(true);
  const refused = await api(method);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(55);
});
