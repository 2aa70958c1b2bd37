import { expect, test } from 'vitest';
import { type Scene, useScene } from './scene.ts';
import { hurried } from './server.ts';

const scene = useScene();

const post = ({ rest, channel }: Scene, id = channel.id) =>
  rest('POST', `/channels/${id}/messages`, { content: 'x' });

test('five messages in five seconds in a channel, told in headers, then 429', async () => {
  const here = await scene({ rateLimits: {} });
  const first = await post(here);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': expect.stringMatching(/^[45]\./),
    'x-ratelimit-reset': expect.stringMatching(/^\d+\.\d{3}$/),
    'x-ratelimit-bucket': expect.any(String),
  });
  for (let sent = 0; sent < 4; sent += 1) expect((await post(here)).status).toBe(200);
  const refused = await post(here);
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ global: false, retry_after: expect.any(Number) });
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  const other = here.discord.world.addChannel(here.guild.id);
  expect((await post(here, other.id)).status).toBe(200);
  expect(here.discord.rateLimited).toBe(1);
});

test('a window passes, and the next one begins', async () => {
  const onePost = { postMessage: { limit: 1, windowMs: 5000 } };
  const here = await scene({ rateLimits: hurried(0.1, onePost) });
  await here.rest('GET', '/users/@me');
  await post(here);
  expect((await post(here)).status).toBe(429);
  await new Promise((resolve) => setTimeout(resolve, 520));
  expect((await post(here)).status).toBe(200);
});

test.each([
  ['editMessage', 5, 'PATCH', ''],
  ['react', 1, 'PUT', '/reactions/%F0%9F%91%8D/@me'],
] as const)('%s has a limit of %i', async (_name, limit, method, path) => {
  const here = await scene({ rateLimits: hurried(1000) });
  const { id } = (await post(here)).body;
  const call = () =>
    here.rest(method, `/channels/${here.channel.id}/messages/${id}${path}`, { content: 'y' });
  const statuses: number[] = [];
  for (let sent = 0; sent <= limit; sent += 1) statuses.push((await call()).status);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});

test('fifty requests a second in all; answers to interactions do not count', async () => {
  const here = await scene({ rateLimits: { global: { limit: 2, windowMs: 60_000 } } });
  const { rest, discord } = here;
  await rest('GET', '/users/@me');
  await rest('GET', '/users/@me');
  const refused = await rest('GET', '/users/@me');
  expect(refused).toMatchObject({ status: 429, body: { global: true } });
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
  expect(refused.headers.get('x-ratelimit-scope')).toBe('global');
  expect((await rest('POST', '/interactions/1/x/callback', {})).code).toBe(10062);
  expect((await rest('POST', `/webhooks/${discord.applicationId}/x`, {})).code).toBe(10015);
});

test('messages older than an hour take only few edits', async () => {
  let now = Date.now();
  const here = await scene({
    now: () => now,
    rateLimits: { oldEdit: { limit: 1, windowMs: 60_000 } },
  });
  const { id } = (await post(here)).body;
  const edit = () =>
    here.rest('PATCH', `/channels/${here.channel.id}/messages/${id}`, { content: 'y' });
  await edit();
  await edit();
  now += 3_600_000;
  expect((await edit()).status).toBe(200);
  expect(await edit()).toMatchObject({ status: 429, code: 30046 });
});

test('too many refused requests ban the address', async () => {
  const { rest, discord } = await scene({
    rateLimits: { invalid: { limit: 2, windowMs: 60_000 } },
  });
  await rest('GET', '/users/@me', undefined, 'Bot wrong');
  await rest('GET', '/channels/111111111111111111');
  expect(discord.invalidRequests).toBe(1);
  await rest('GET', '/users/@me', undefined, 'Bot wrong');
  const banned = await rest('GET', '/users/@me');
  expect(banned.status).toBe(429);
  expect(banned.headers.get('content-type')).toBe('text/html');
});
