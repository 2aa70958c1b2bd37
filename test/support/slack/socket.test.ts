import { expect, test } from 'vitest';
import { property } from '../discord/validation/form.ts';
import { connectRaw, openRaw, type RawSocket } from './raw-socket.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';

const scene = useScene();

/** Somebody reacts to a message of the bot's: the simplest thing that the app is told. */
async function reacted(here: Scene, name = '+1'): Promise<void> {
  const ts = await here.post();
  here.slack.people.react(here.ada.id, { channelId: here.channel.id, ts }, name);
}

const eventId = (frame: unknown) => property(property(frame, 'payload'), 'event_id');
const sent = (...sockets: readonly RawSocket[]) =>
  sockets.flatMap(({ frames }) => frames).filter(({ type }) => type === 'events_api');

test('the first frame says hello; then pings come, and pings are answered', async () => {
  const here = await scene({ pingEveryMs: 20 });
  const socket = await connectRaw(here);
  expect(socket.frames[0]).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: here.slack.appId },
    debug_info: { approximate_connection_time: expect.any(Number) },
  });
  await socket.ping();
  await expect.poll(() => socket.pings, PATIENT).toBeGreaterThan(1);
  here.slack.socket.stopPings();
  const unanswered = socket.ping().then(() => 'answered');
  const pings = socket.pings;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(socket.pings).toBe(pings);
  expect(await Promise.race([unanswered, 'silence'])).toBe('silence');
});

test('an address lets one socket in, soon', async () => {
  const here = await scene({ ticketMs: 100 });
  const address = async () =>
    String((await here.api('apps.connections.open', {}, here.slack.appToken)).body.url);
  const used = await address();
  await openRaw(used).next('hello');
  expect(await openRaw(used).closed).toBe(1006);
  const late = await address();
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(await openRaw(late).closed).toBe(1006);
  expect(here.slack.socket.connected).toBe(1);
});

test('ten sockets may be open, the eleventh is sent away', async () => {
  const here = await scene();
  for (let opened = 0; opened < 10; opened += 1) await connectRaw(here);
  const { body } = await here.api('apps.connections.open', {}, here.slack.appToken);
  const eleventh = openRaw(String(body.url));
  expect(await eleventh.next('disconnect')).toMatchObject({ reason: 'too_many_websockets' });
  await eleventh.closed;
  await expect.poll(() => here.slack.socket.connections, PATIENT).toBe(10);
});

test('each envelope goes to one of the sockets, and is done once it is acknowledged', async () => {
  const here = await scene({ answerWithinMs: 60, retryDelaysMs: [0] });
  const sockets = [await connectRaw(here), await connectRaw(here)] as const;
  await reacted(here);
  await reacted(here);
  const first = await sockets[0].next('events_api');
  const second = await sockets[1].next('events_api');
  expect(first).toMatchObject({
    envelope_id: expect.any(String),
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
  });
  sockets[0].ack(first);
  sockets[1].ack(second);
  await expect.poll(() => here.slack.delivery.pending, PATIENT).toBe(0);
  expect(here.slack.delivery.events).toMatchObject([
    { attempts: 1, acknowledged: true },
    { attempts: 1, acknowledged: true },
  ]);
});

test('an event that nobody acknowledges comes three times more, and no more', async () => {
  const here = await scene({ answerWithinMs: 20, retryDelaysMs: [0, 10, 20] });
  const socket = await connectRaw(here);
  await reacted(here);
  await expect.poll(() => here.slack.delivery.pending, PATIENT).toBe(0);
  expect(sent(socket)).toMatchObject([
    { retry_attempt: 0, retry_reason: '' },
    { retry_attempt: 1, retry_reason: 'timeout' },
    { retry_attempt: 2, retry_reason: 'timeout' },
    { retry_attempt: 3, retry_reason: 'timeout' },
  ]);
  expect(new Set(sent(socket).map(eventId)).size).toBe(1);
  expect(new Set(sent(socket).map(({ envelope_id }) => envelope_id)).size).toBe(4);
});

test('what was not acknowledged on a lost socket comes on the next one', async () => {
  const here = await scene({ retryDelaysMs: [30] });
  const lost = await connectRaw(here);
  await reacted(here);
  const first = await lost.next('events_api');
  here.slack.socket.drop();
  const next = await connectRaw(here);
  const again = await next.next('events_api');
  expect(eventId(again)).toBe(eventId(first));
  expect(again.retry_attempt).toBe(1);
});

test('events of a time without a socket come when there is one', async () => {
  const here = await scene({ retryDelaysMs: [50] });
  await reacted(here);
  const socket = await connectRaw(here);
  expect(await socket.next('events_api')).toMatchObject({ retry_attempt: 1 });
});

test('events can be delivered twice: at the same time on two sockets, and later', async () => {
  const here = await scene();
  const sockets = [await connectRaw(here), await connectRaw(here)] as const;
  here.slack.delivery.duplicateNext();
  await reacted(here);
  const both = await Promise.all(sockets.map((socket) => socket.next('events_api')));
  expect(new Set(both.map(eventId)).size).toBe(1);
  for (const socket of sockets) for (const frame of both) socket.ack(frame);
  const repeated = here.slack.delivery.repeatLast();
  await expect.poll(() => sent(...sockets).length, PATIENT).toBe(3);
  const [again] = sent(...sockets).filter(({ retry_attempt }) => retry_attempt === 1);
  expect(eventId(again)).toBe(eventId(both[0]));
  for (const socket of sockets) if (again) socket.ack(again);
  expect(await repeated).toMatchObject({ acked: true });
});

test('commands are never sent again; the person reads that it took too long', async () => {
  const here = await scene({ answerWithinMs: 30, retryDelaysMs: [0] });
  const use = { user: here.ada.id, channel: here.channel.id };
  const alone = here.slack.people.command(use);
  expect(await alone.answered()).toMatchObject({ kind: 'failed', error: 'dispatch_failed' });
  const socket = await connectRaw(here);
  const handle = here.slack.people.command(use);
  expect(await handle.answered()).toMatchObject({ kind: 'failed', error: 'operation_timeout' });
  expect(handle.failed).toBe('operation_timeout');
  expect(socket.frames.filter(({ type }) => type === 'slash_commands')).toHaveLength(1);
  expect(await socket.next('slash_commands')).toMatchObject({ accepts_response_payload: true });
});

test.each(['refresh_requested', 'link_disabled'] as const)(
  'after %s the socket gets nothing more and is closed',
  async (reason) => {
    const here = await scene({ refreshGraceMs: 30 });
    const socket = await connectRaw(here);
    here.slack.socket.disconnect(reason);
    await reacted(here);
    expect(await socket.next('disconnect')).toMatchObject({ reason });
    await socket.closed;
    expect(sent(socket)).toEqual([]);
  },
);

test('a warning leaves the socket open', async () => {
  const here = await scene();
  const socket = await connectRaw(here);
  here.slack.socket.disconnect('warning');
  await socket.next('disconnect');
  await socket.ping();
  expect(here.slack.socket.connections).toBe(1);
});

test('sockets can be refused, and any frame can be sent', async () => {
  const here = await scene();
  const socket = await connectRaw(here);
  here.slack.socket.sendRaw({ type: 'something new' });
  await socket.next('something new');
  const limited = here.slack.delivery.rateLimitApp();
  const frame = await socket.next('events_api');
  expect(frame.payload).toMatchObject({ type: 'app_rate_limited', team_id: here.slack.teamId });
  expect(frame.payload).not.toHaveProperty('event');
  socket.ack(frame);
  await limited;
  here.slack.socket.refuseUpgrades(503);
  const { body } = await here.api('apps.connections.open', {}, here.slack.appToken);
  expect(await openRaw(String(body.url)).closed).toBe(1006);
  here.slack.socket.acceptUpgrades();
  await connectRaw(here);
});
