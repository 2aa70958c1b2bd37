import { expect, test } from 'vitest';
import type { FaultEffect } from './api/faults.ts';
import { connectRaw } from './raw-socket.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';

const scene = useScene();

/** Posts once with this fault, then once without. */
async function postUnder(effect: FaultEffect): Promise<{ here: Scene; outcome: unknown }> {
  const here = await scene();
  here.slack.addFault({ method: 'chat.postMessage', times: 1, effect });
  const post = () => here.api('chat.postMessage', { channel: here.channel.id, text: 'x' });
  const outcome = await post().then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
  expect((await post()).status).toBe(200);
  return { here, outcome };
}

test.each<readonly [FaultEffect, unknown, number]>([
  [{ kind: 'refuse', status: 429, headers: { 'retry-after': '7' } }, 429, 1],
  [{ kind: 'refuse', status: 503 }, 503, 1],
  [{ kind: 'drop' }, 'fetch failed', 1],
  [{ kind: 'lose-answer' }, 'fetch failed', 2],
  [{ kind: 'cut-answer' }, 'terminated', 2],
  [{ kind: 'handle-then-fail', status: 500 }, 500, 2],
  [{ kind: 'delay', ms: 20 }, 200, 2],
])(
  '%o hits one call: the caller sees %s, and %i messages are there',
  async (effect, seen, count) => {
    const { here, outcome } = await postUnder(effect);
    expect(outcome).toBe(seen);
    expect(here.slack.world.messages(here.channel.id)).toHaveLength(count);
  },
);

test('a call that hangs is never answered, and others are', async () => {
  const { slack, api } = await scene();
  slack.addFault({ method: 'auth.test', effect: { kind: 'hang' } });
  const hanging = api('auth.test').then(
    () => 'answered',
    () => 'cut',
  );
  expect((await api('users.info', { user: slack.botUserId })).body.ok).toBe(true);
  expect(slack.requests.map(({ status }) => status)).toEqual([undefined, 200]);
  slack.clearFaults();
  expect((await api('auth.test')).body.ok).toBe(true);
  await slack.close();
  expect(await hanging).toBe('cut');
});

test('a fault may look at the arguments', async () => {
  const { slack, post, channel } = await scene();
  const parent = await post();
  slack.addFault({
    method: 'chat.postMessage',
    where: ({ thread_ts }) => thread_ts !== undefined,
    effect: { kind: 'refuse', status: 500 },
  });
  await post();
  await post({ thread_ts: parent });
  expect(slack.world.messages(channel.id)).toHaveLength(2);
});

test('in an outage nobody listens, and afterwards the same addresses work again', async () => {
  const here = await scene();
  const cut = await connectRaw(here);
  const outage = await here.slack.startOutage();
  expect(await cut.closed).toBe(1006);
  await expect(here.api('auth.test')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await outage.end();
  await connectRaw(here);
});

test('an outage of the sockets alone leaves the rest, and ends by itself', async () => {
  const here = await scene();
  await here.slack.startOutage({ of: 'socket', ms: 50 });
  const { body } = await here.api('apps.connections.open', {}, here.slack.appToken);
  const address = String(body.url).replace('ws:', 'http:');
  await expect
    .poll(async () => (await fetch(address).catch(() => undefined))?.status, PATIENT)
    .toBe(404);
});
