import { expect, test } from 'vitest';
import { type Answered, type Scene, useScene } from './scene.ts';
import { recordsIn } from './world/records.ts';

const scene = useScene();

const history = ({ api, channel }: Scene, args = {}) =>
  api('conversations.history', { channel: channel.id, ...args });
const replies = ({ api, channel }: Scene, ts: string, args = {}) =>
  api('conversations.replies', { channel: channel.id, ts, ...args });
const stamps = ({ body }: Answered) => recordsIn(body.messages).map(({ ts }) => ts);
const cursor = ({ body }: Answered) => Object(body.response_metadata).next_cursor;

test('the history is newest first, without replies but with those sent to the channel', async () => {
  const here = await scene();
  const first = await here.post();
  await here.post({ thread_ts: first });
  const broadcast = await here.post({ thread_ts: first, reply_broadcast: true });
  const last = await here.post();
  const { body } = await history(here);
  expect(recordsIn(body.messages)).toMatchObject([
    { ts: last },
    { ts: broadcast, subtype: 'thread_broadcast', thread_ts: first },
    { ts: first, thread_ts: first, reply_count: 2, latest_reply: broadcast },
  ]);
  expect(body.has_more).toBe(false);
});

test('replies come oldest first, after the message they are under', async () => {
  const here = await scene();
  const parent = await here.post();
  const below = [await here.post({ thread_ts: parent }), await here.post({ thread_ts: parent })];
  expect(stamps(await replies(here, parent))).toEqual([parent, ...below]);
  const alone = await here.post();
  expect(stamps(await replies(here, alone))).toEqual([alone]);
  expect((await replies(here, '1.000001')).error).toBe('thread_not_found');
});

test('pages follow one another by cursor', async () => {
  const here = await scene();
  const sent = [await here.post(), await here.post(), await here.post()];
  const first = await history(here, { limit: 2 });
  expect(stamps(first)).toEqual([sent[2], sent[1]]);
  expect(first.body.has_more).toBe(true);
  const second = await history(here, { limit: 2, cursor: cursor(first) });
  expect(stamps(second)).toEqual([sent[0]]);
  expect(second.body.has_more).toBe(false);
  expect((await history(here, { cursor: 'x' })).error).toBe('invalid_cursor');
});

test('the pages of a thread each begin with the message it is under', async () => {
  const here = await scene();
  const parent = await here.post();
  const below = [await here.post({ thread_ts: parent }), await here.post({ thread_ts: parent })];
  const first = await replies(here, parent, { limit: 1 });
  expect(stamps(first)).toEqual([parent, below[0]]);
  const second = await replies(here, parent, { limit: 1, cursor: cursor(first) });
  expect(stamps(second)).toEqual([parent, below[1]]);
});

test('a hundred messages come unless asked otherwise, and never a thousand', async () => {
  const here = await scene();
  for (let sent = 0; sent <= 100; sent += 1)
    here.slack.people.say(here.ada.id, here.channel.id, `${sent}`);
  expect(stamps(await history(here))).toHaveLength(100);
  expect(stamps(await history(here, { limit: 999 }))).toHaveLength(101);
  expect((await history(here, { limit: 1000 })).error).toBe('invalid_limit');
});

test('oldest and latest are left out unless they are to be in', async () => {
  const here = await scene();
  const [a = '', b = '', c = ''] = [await here.post(), await here.post(), await here.post()];
  expect(stamps(await history(here, { oldest: a, latest: c }))).toEqual([b]);
  expect(stamps(await history(here, { oldest: a, latest: c, inclusive: true }))).toEqual([c, b, a]);
  expect((await history(here, { oldest: 'yesterday' })).error).toBe('invalid_ts_oldest');
  expect((await history(here, { latest: 'x' })).error).toBe('invalid_ts_latest');
});

test('metadata comes only to those who ask for it', async () => {
  const here = await scene();
  const metadata = { event_type: 'paper_posted', event_payload: { key: 'k' } };
  const parent = await here.post({ metadata });
  const [message] = recordsIn((await history(here)).body.messages);
  expect(message).not.toHaveProperty('metadata');
  const asked = { include_all_metadata: true };
  for (const answer of [await history(here, asked), await replies(here, parent, asked)])
    expect(recordsIn(answer.body.messages)[0]).toMatchObject({ metadata });
});

test('a bot reads only where it is a member', async () => {
  const here = await scene();
  const { world } = here.slack;
  const read = async (channel: string) => (await history(here, { channel })).error;
  expect(await read(world.addChannel({ bot: false }).id)).toBe('not_in_channel');
  expect(await read(world.addChannel({ kind: 'private', bot: false }).id)).toBe(
    'channel_not_found',
  );
  expect(await read('C404')).toBe('channel_not_found');
});

test('each kind of channel has a scope of its own', async () => {
  const here = await scene();
  const { world } = here.slack;
  here.slack.setScopes(['channels:history', 'chat:write']);
  const secret = world.addChannel({ kind: 'private' });
  expect((await history(here)).error).toBeUndefined();
  expect((await history(here, { channel: secret.id })).body).toMatchObject({
    error: 'missing_scope',
    needed: 'groups:history',
    provided: 'channels:history,chat:write',
  });
  await here.api('chat.postMessage', { channel: here.ada.id, text: 'x' });
  const direct = String(world.directMessages(here.ada.id)?.id);
  expect((await history(here, { channel: direct })).body.needed).toBe('im:history');
});

test('an app that is sold outside the Marketplace reads 15 messages, once a minute', async () => {
  const here = await scene({ restricted: true, rateLimits: {} });
  for (let sent = 0; sent < 16; sent += 1)
    here.slack.people.say(here.ada.id, here.channel.id, `${sent}`);
  expect(stamps(await history(here, { limit: 999 }))).toHaveLength(15);
  const refused = await history(here);
  expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
  expect(refused.headers.get('retry-after')).toBe('60');
});
