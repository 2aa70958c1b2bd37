import { expect, test } from 'vitest';
import { connectRaw } from './raw-gateway.ts';
import type { FaultEffect } from './rest/faults.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';

const scene = useScene();
const POSTING = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** Posts once with this fault, then once without. */
async function postUnder(effect: FaultEffect): Promise<{ here: Scene; outcome: unknown }> {
  const here = await scene();
  here.discord.addFault({ ...POSTING, times: 1, effect });
  const post = () => here.rest('POST', `/channels/${here.channel.id}/messages`, { content: 'x' });
  const outcome = await post().then(
    ({ status }) => status,
    () => 'cut',
  );
  expect((await post()).status).toBe(200);
  return { here, outcome };
}

test.each<readonly [FaultEffect, unknown, number]>([
  [{ kind: 'refuse', status: 502, body: '<html>Bad gateway</html>' }, 502, 1],
  [{ kind: 'drop' }, 'cut', 1],
  [{ kind: 'lose-answer' }, 'cut', 2],
  [{ kind: 'handle-then-fail', status: 500 }, 500, 2],
  [{ kind: 'delay', ms: 20 }, 200, 2],
])(
  '%o hits one request: the caller sees %s, and %i messages are there',
  async (effect, seen, count) => {
    const { here, outcome } = await postUnder(effect);
    expect(outcome).toBe(seen);
    expect(here.discord.world.messages(here.channel.id)).toHaveLength(count);
  },
);

test('a request that hangs is never answered, and other requests are', async () => {
  const { discord, rest } = await scene();
  discord.addFault({ method: 'GET', path: /^\/users\/@me$/, effect: { kind: 'hang' } });
  const hanging = rest('GET', '/users/@me').then(
    () => 'answered',
    () => 'cut',
  );
  expect((await rest('GET', '/gateway/bot')).status).toBe(200);
  expect(discord.requests.map(({ status }) => status)).toEqual([undefined, 200]);
  discord.clearFaults();
  expect((await rest('GET', '/users/@me')).status).toBe(200);
  await discord.close();
  expect(await hanging).toBe('cut');
});

test('in an outage nobody listens, and afterwards the same addresses work again', async () => {
  const { discord, rest } = await scene();
  const cut = connectRaw(discord.gatewayUrl);
  await cut.next(10);
  const outage = await discord.startOutage();
  expect(await cut.closed).toBe(1006);
  await expect(rest('GET', '/users/@me')).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  });
  await outage.end();
  expect((await rest('GET', '/users/@me')).status).toBe(200);
  await connectRaw(discord.gatewayUrl).next(10);
});

test('an outage of the gateway alone leaves the rest, and ends by itself', async () => {
  const { discord, rest } = await scene();
  const address = discord.gatewayUrl.replace('ws', 'http');
  await discord.startOutage({ of: 'gateway', ms: 50 });
  expect((await rest('GET', '/users/@me')).status).toBe(200);
  await expect
    .poll(async () => (await fetch(address).catch(() => undefined))?.status, PATIENT)
    .toBe(404);
});
