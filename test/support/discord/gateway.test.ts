import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectRaw, identity } from './raw-gateway.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';
import { property } from './validation/form.ts';
import { INTENT } from './world/intents.ts';

const scene = useScene();
const INTENTS = INTENT.guilds | INTENT.guildMessages | INTENT.guildMessageReactions;

async function login({ discord }: Scene, intents = INTENTS) {
  const raw = connectRaw(discord.gatewayUrl);
  raw.send(2, identity(discord.token, intents));
  const ready = await raw.next('READY');
  const sessionId = property(ready.d, 'session_id');
  return { raw, ready, sessionId };
}

test('a login gets HELLO, READY with unavailable guilds, then each guild with what is in it', async () => {
  const here = await scene({ heartbeatMs: 1234 });
  const { raw, ready } = await login(here);
  const { discord, guild, channel } = here;
  expect((await raw.next(10)).d).toMatchObject({ heartbeat_interval: 1234 });
  expect(ready).toMatchObject({
    s: 1,
    d: {
      user: { id: discord.botId, bot: true },
      guilds: [{ id: guild.id, unavailable: true }],
      resume_gateway_url: discord.gatewayUrl,
    },
  });
  const created = await raw.next('GUILD_CREATE');
  expect(created.d).toMatchObject({ id: guild.id, channels: [{ id: channel.id }], threads: [] });
  expect(property(created.d, 'members')).toHaveLength(1);
  raw.send(1, 1);
  expect(await raw.next(11)).toMatchObject({ op: 11 });
});

test('GET /gateway/bot tells where to connect and how often', async () => {
  const { rest, discord } = await scene();
  expect((await rest('GET', '/gateway/bot')).body).toMatchObject({
    url: discord.gatewayUrl,
    session_start_limit: { total: 1000, remaining: 1000, max_concurrency: 1 },
  });
});

test.each([
  ['a wrong token', 4004, { token: 'no', intents: 1, properties: {} }],
  ['unknown intents', 4013, { intents: 1 << 30, properties: {} }],
  ['a privileged intent that is not switched on', 4014, { intents: 1 << 15, properties: {} }],
  ['an identify that says nothing', 4002, {}],
])('%s closes with %i', async (_name, code, data) => {
  const { discord } = await scene();
  const raw = connectRaw(discord.gatewayUrl);
  raw.send(2, { token: discord.token, ...data });
  expect(await raw.closed).toBe(code);
});

test('a privileged intent that is switched on is welcome', async () => {
  const here = await scene({ privilegedIntents: INTENT.messageContent });
  const { ready } = await login(here, INTENTS | INTENT.messageContent);
  expect(ready.s).toBe(1);
});

test.each([
  ['speaking before the login', 4003, '{"op":3,"d":{}}'],
  ['what is no JSON', 4002, 'hello'],
  ['more than 4,096 bytes', 4002, JSON.stringify({ op: 1, d: 'x'.repeat(4096) })],
])('%s closes with %i', async (_name, code, text) => {
  const { discord } = await scene();
  const raw = connectRaw(discord.gatewayUrl);
  raw.sendText(text);
  expect(await raw.closed).toBe(code);
});

test('an unknown operation, a second login, and too many sends are each closed', async () => {
  const here = await scene();
  const unknown = await login(here);
  unknown.raw.send(99, {});
  expect(await unknown.raw.closed).toBe(4001);
  const twice = await login(here);
  twice.raw.send(2, identity(here.discord.token, INTENTS));
  expect(await twice.raw.closed).toBe(4005);
  const fast = await login(here);
  for (let sent = 0; sent < 119; sent += 1) fast.raw.send(1, null);
  await expect.poll(() => fast.raw.frames.filter(({ op }) => op === 11).length, PATIENT).toBe(119);
  fast.raw.send(1, null);
  expect(await fast.raw.closed).toBe(4008);
});

test('another version of the gateway is refused', async () => {
  const { discord } = await scene();
  const socket = new WebSocket(`${discord.gatewayUrl}/?v=9&encoding=json`);
  const code = await new Promise<number>((resolve) => socket.once('close', resolve));
  expect(code).toBe(4012);
});

test('a second login within the window is an invalid session', async () => {
  const here = await scene({ identifyWindowMs: 600 });
  await login(here);
  const raw = connectRaw(here.discord.gatewayUrl);
  raw.send(2, identity(here.discord.token, INTENTS));
  expect((await raw.next(9)).d).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 620));
  raw.send(2, identity(here.discord.token, INTENTS));
  expect(await raw.next('READY')).toMatchObject({ op: 0 });
  expect(here.discord.gateway.identifies).toBe(3);
});

test('a resumed session gets what it missed, in order, then RESUMED', async () => {
  const here = await scene();
  const { discord, channel, person } = here;
  const { raw, sessionId } = await login(here);
  await raw.next('GUILD_CREATE');
  raw.terminate();
  await expect.poll(() => discord.gateway.connections, PATIENT).toBe(0);
  const message = discord.people.say(person.id, channel.id, 'while you were away');
  discord.people.react(person.id, message, '👍');
  const again = connectRaw(discord.gatewayUrl);
  again.send(6, { token: discord.token, session_id: sessionId, seq: 2 });
  await again.next('RESUMED');
  expect(again.frames.map(({ t, s }) => [t, s])).toEqual([
    [null, null],
    ['MESSAGE_CREATE', 3],
    ['MESSAGE_REACTION_ADD', 4],
    ['RESUMED', 5],
  ]);
});

test.each(['unknown', 'forgotten'] as const)(
  'a session that is %s cannot be resumed, and a new login is told nothing of before',
  async (reason) => {
    const here = await scene();
    const { raw, sessionId } = await login(here);
    raw.terminate();
    await expect.poll(() => here.discord.gateway.connections, PATIENT).toBe(0);
    here.discord.people.say(here.person.id, here.channel.id, 'missed');
    if (reason === 'forgotten') here.discord.gateway.forgetSessions();
    const again = connectRaw(here.discord.gatewayUrl);
    again.send(6, {
      token: here.discord.token,
      session_id: reason === 'unknown' ? 'another' : sessionId,
      seq: 2,
    });
    expect((await again.next(9)).d).toBe(false);
    again.send(2, identity(here.discord.token, INTENTS));
    await again.next('GUILD_CREATE');
    expect(again.frames.some(({ t }) => t === 'MESSAGE_CREATE')).toBe(false);
  },
);

test('a session ends with its time, and at once when the client says goodbye', async () => {
  const here = await scene({ sessionMs: 30 });
  const resume = async (sessionId: unknown) => {
    const again = connectRaw(here.discord.gatewayUrl);
    again.send(6, { token: here.discord.token, session_id: sessionId, seq: 2 });
    return (await again.next(9)).d;
  };
  const polite = await login(here);
  polite.raw.close(1000);
  await polite.raw.closed;
  expect(await resume(polite.sessionId)).toBe(false);
  const cut = await login(here);
  cut.raw.terminate();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await resume(cut.sessionId)).toBe(false);
});

test('acknowledgements can stop and start, logins can be refused, a revoked token ends all', async () => {
  const here = await scene();
  const { gateway } = here.discord;
  const { raw } = await login(here);
  gateway.stopAcks();
  raw.send(1, 1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(raw.frames.some(({ op }) => op === 11)).toBe(false);
  gateway.resumeAcks();
  raw.send(1, 1);
  await raw.next(11);
  gateway.rejectLogins(4013);
  const refused = connectRaw(here.discord.gatewayUrl);
  refused.send(2, identity(here.discord.token, INTENTS));
  expect(await refused.closed).toBe(4013);
  gateway.allowLogins();
  here.discord.revokeToken();
  expect(await raw.closed).toBe(4004);
});
