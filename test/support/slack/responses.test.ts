import { expect, test } from 'vitest';
import { actions, button, long, many, mrkdwn, section } from './block-builders.ts';
import type { InteractionHandle } from './interactions/handle.ts';
import { useScene } from './scene.ts';

const scene = useScene();

async function send(handle: InteractionHandle, body: object | string) {
  const response = await fetch(String(handle.responseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text };
}

async function used(options = {}) {
  const here = await scene(options);
  const use = { user: here.ada.id, channel: here.channel.id };
  return { ...here, handle: here.slack.people.command(use) };
}

async function pressed() {
  const here = await scene();
  const ts = await here.post({ blocks: [actions(button())] });
  const message = { channelId: here.channel.id, ts };
  const handle = here.slack.people.press({ user: here.ada.id, message, actionId: 'go' });
  return { ...here, ts, handle };
}

test('an answer is private unless it says otherwise', async () => {
  const { slack, ada, channel, handle } = await used();
  expect(await send(handle, { text: 'a' })).toEqual({ status: 200, text: 'ok' });
  await send(handle, { text: 'b', response_type: 'in_channel' });
  expect(await handle.message()).toMatchObject({ text: 'a', ephemeralTo: ada.id });
  expect(await handle.message()).toMatchObject({ text: 'b', ephemeralTo: undefined });
  expect(slack.world.messages(channel.id)).toMatchObject([{ text: 'b', botId: slack.botId }]);
  expect(slack.requests).toMatchObject([
    { method: 'response_url', known: true, status: 200, args: { text: 'a' } },
    { args: { response_type: 'in_channel' } },
  ]);
});

test('five uses, in half an hour', async () => {
  let now = Date.now();
  const { slack, ada, channel, handle } = await used({ now: () => now });
  for (let sent = 0; sent < 5; sent += 1)
    expect((await send(handle, { text: `${sent}` })).status).toBe(200);
  const refused = await send(handle, { text: 'x' });
  expect(refused).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });
  const other = slack.people.command({ user: ada.id, channel: channel.id });
  now += 30 * 60_000 + 1;
  expect((await send(other, { text: 'x' })).text).toContain('expired_url');
});

test('a message is checked as elsewhere, but may be long', async () => {
  const { handle } = await used();
  const blocks = many(10, () => section({ text: mrkdwn(long(2900)) }));
  expect((await send(handle, { blocks })).status).toBe(200);
  expect(await send(handle, { blocks: [{ type: 'x' }] })).toEqual({
    status: 400,
    text: 'invalid_blocks',
  });
  expect((await send(handle, {})).text).toBe('no_text');
  expect((await send(handle, '{')).text).toBe('invalid_payload');
  expect((await send(handle, { text: 'x', thread_ts: '1.000001' })).text).toBe('thread_not_found');
});

test('it works where the bot is no member', async () => {
  const { slack, ada } = await scene();
  const elsewhere = slack.world.addChannel({ kind: 'private', bot: false, members: [ada.id] });
  const handle = slack.people.command({ user: ada.id, channel: elsewhere.id });
  await send(handle, { text: 'x', response_type: 'in_channel' });
  expect(slack.world.messages(elsewhere.id)).toMatchObject([{ text: 'x' }]);
});

test('the message of a button can be replaced, also a private one, and taken away', async () => {
  const { slack, ada, channel, ts, handle } = await pressed();
  await send(handle, { text: 'new', replace_original: true });
  expect(slack.world.message(channel.id, ts)).toMatchObject({ text: 'new', blocks: [] });
  expect(await handle.message()).toMatchObject({ ts, text: 'new' });
  const shown = slack.people.command({ user: ada.id, channel: channel.id });
  await send(shown, { text: 'x', blocks: [actions(button())] });
  const message = await shown.message();
  const again = slack.people.press({ user: ada.id, message, actionId: 'go' });
  await send(again, { text: 'y', replace_original: true });
  expect(slack.world.ephemerals(ada.id, channel.id)).toMatchObject([{ text: 'y' }]);
  await send(again, { delete_original: true });
  expect(again.sourceDeleted).toBe(true);
  expect(slack.world.ephemerals(ada.id, channel.id)).toEqual([]);
  expect(slack.world.messages(channel.id)).toHaveLength(1);
});

test('a reply goes into the thread that it names', async () => {
  const { slack, channel, ts, handle } = await pressed();
  await send(handle, { text: 'x', response_type: 'in_channel', thread_ts: ts });
  expect(slack.world.thread(channel.id, ts)).toMatchObject([{ text: 'x' }]);
});

test('chat.postEphemeral counts as an answer to what somebody did last', async () => {
  const { ada, channel, api, handle } = await used();
  await api('chat.postEphemeral', { channel: channel.id, user: ada.id, text: 'x' });
  expect(await handle.message()).toMatchObject({ text: 'x', ephemeralTo: ada.id });
});
