import { expect, test } from 'vitest';
import { long, many, section } from './block-builders.ts';
import { type Scene, useScene, useSharedScene } from './scene.ts';

const shared = useSharedScene();
const scene = useScene();

const METADATA = { event_type: 'paper_posted', event_payload: { key: 'k' } };

test.each<readonly [string, object, string]>([
  ['nothing to say', { text: '  ' }, 'no_text'],
  ['no blocks', { text: undefined, blocks: [] }, 'no_text'],
  ['markdown beside text', { markdown_text: 'x' }, 'markdown_text_conflict'],
  ['long markdown', { text: undefined, markdown_text: long(12_001) }, 'msg_too_long'],
  ['101 attachments', { attachments: many(101, () => ({ text: 'x' })) }, 'too_many_attachments'],
  ['metadata that is none', { metadata: 'x' }, 'invalid_metadata_format'],
  ['metadata without payload', { metadata: { event_type: 'x' } }, 'invalid_metadata_format'],
  ['metadata without type', { metadata: { event_payload: {} } }, 'invalid_metadata_format'],
  [
    'much metadata',
    { metadata: { ...METADATA, event_payload: { long: long(16_000) } } },
    'metadata_too_large',
  ],
  ['a thread that is not there', { thread_ts: '1.000001' }, 'thread_not_found'],
  ['an unknown channel', { channel: 'C404' }, 'channel_not_found'],
  ['a channel’s name', { channel: '#papers' }, 'channel_not_found'],
])('chat.postMessage refuses %s', async (_name, args, error) => {
  const { api, channel } = shared();
  expect(await api('chat.postMessage', { channel: channel.id, text: 'x', ...args })).toMatchObject({
    status: 200,
    body: { ok: false, error },
  });
});

test('a message is kept as it was sent: metadata, flags, escaped text, ids filled in', async () => {
  const here = await scene();
  const ts = await here.post({
    text: 'a & b <c <b> <@U1> &amp; <https://a.example|x>',
    blocks: [section({ block_id: 'b' }), section()],
    metadata: METADATA,
    unfurl_links: false,
    colour: 'unknown',
  });
  expect(ts).toMatch(/^\d{10}\.\d{6}$/);
  expect(here.slack.world.message(here.channel.id, ts)).toMatchObject({
    text: 'a &amp; b &lt;c &lt;b&gt; <@U1> &amp; <https://a.example|x>',
    blocks: [{ block_id: 'b' }, { block_id: expect.stringMatching(/.{5}/) }],
    metadata: METADATA,
    unfurlLinks: false,
  });
  expect(here.slack.requests[0]?.args).toMatchObject({ colour: 'unknown' });
});

test('longer texts than 40,000 characters are cut, with a warning', async () => {
  const { api, channel, slack } = await scene();
  const { body } = await api('chat.postMessage', { channel: channel.id, text: long(40_001) });
  expect(body).toMatchObject({ ok: true, warning: 'message_truncated' });
  expect(slack.world.messages(channel.id)[0]?.text).toHaveLength(40_000);
});

test('where the bot may post', async () => {
  const { api, slack, ada } = await scene();
  const { world } = slack;
  const post = async (channel: string) =>
    (await api('chat.postMessage', { channel, text: 'x' })).error;
  const open = world.addChannel({ bot: false });
  expect(await post(open.id)).toBeUndefined();
  slack.setScopes(['chat:write']);
  expect(await post(open.id)).toBe('not_in_channel');
  expect(await post(world.addChannel({ kind: 'private', bot: false }).id)).toBe(
    'channel_not_found',
  );
  const joined = world.addChannel();
  world.archive(joined.id);
  expect(await post(joined.id)).toBe('is_archived');
  world.deleteChannel(joined.id);
  expect(await post(joined.id)).toBe('channel_not_found');
  expect(await post(ada.id)).toBeUndefined();
  expect(world.messages(String(world.directMessages(ada.id)?.id))).toHaveLength(1);
});

test('without the Messages tab nobody gets direct messages', async () => {
  const { api, ada } = await scene({ messagesTab: false });
  expect((await api('chat.postMessage', { channel: ada.id, text: 'x' })).error).toBe(
    'messages_tab_disabled',
  );
});

test('replies go under messages, not under replies, and not under locked ones', async () => {
  const here = await scene();
  const { slack, channel, post, api } = here;
  const parent = await post();
  const reply = await post({ thread_ts: parent, reply_broadcast: true });
  expect(slack.world.thread(channel.id, parent).map(({ ts }) => ts)).toEqual([reply]);
  const below = (thread_ts: string) =>
    api('chat.postMessage', { channel: channel.id, text: 'x', thread_ts });
  expect((await below(reply)).error).toBe('cannot_reply_to_message');
  slack.world.lockThread(channel.id, parent);
  expect((await below(parent)).error).toBe('restricted_action_thread_locked');
});

const update = ({ api, channel }: Scene, ts: string, args: object) =>
  api('chat.update', { channel: channel.id, ts, ...args });

test('an edit: text alone takes the blocks away, blocks alone leave the text, metadata stays', async () => {
  const here = await scene();
  const ts = await here.post({ blocks: [section()], metadata: METADATA });
  const message = here.slack.world.message(here.channel.id, ts);
  await update(here, ts, { blocks: [section(), section()] });
  expect(message).toMatchObject({ text: 'x', blocks: [{}, {}], metadata: METADATA });
  expect(message?.edited).toMatchObject({ user: here.slack.botUserId });
  await update(here, ts, { text: 'y' });
  expect(message).toMatchObject({ text: 'y', blocks: [], metadata: METADATA });
  await update(here, ts, { metadata: {} });
  expect(message).toMatchObject({ text: 'y', metadata: undefined });
});

test.each<readonly [string, object, string]>([
  ['long text', { text: long(4001) }, 'msg_too_long'],
  ['long text in bytes', { text: '文'.repeat(1334) }, 'msg_too_long'],
  ['nothing', {}, 'no_text'],
  ['empty text', { text: '' }, 'no_text'],
  ['bad blocks', { blocks: [{ type: 'x' }] }, 'invalid_blocks'],
  ['another message', { text: 'x', ts: '1.000001' }, 'message_not_found'],
])('chat.update refuses %s', async (_name, args, error) => {
  const here = shared();
  expect((await update(here, await here.post(), args)).error).toBe(error);
});

test('an edit is refused of another’s message, in archived channels, and too late', async () => {
  let now = Date.now();
  const here = await scene({ now: () => now, editWindowMs: 60_000 });
  const { slack, channel, ada } = here;
  const { ts } = slack.people.say(ada.id, channel.id, 'x');
  expect((await update(here, ts, { text: 'y' })).error).toBe('cant_update_message');
  const own = await here.post();
  now += 60_001;
  expect((await update(here, own, { text: 'y' })).error).toBe('edit_window_closed');
  slack.world.archive(channel.id);
  expect((await update(here, own, { text: 'y' })).error).toBe('is_inactive');
});

test('rich text stays rich', async () => {
  const here = await scene();
  const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] };
  const ts = await here.post({ blocks: [rich] });
  expect((await update(here, ts, { blocks: [section()] })).error).toBe('block_mismatch');
  expect((await update(here, ts, { blocks: [rich, section()] })).error).toBeUndefined();
});

test('only own messages are deleted; one with replies leaves its place', async () => {
  const { slack, channel, ada, api, post } = await scene();
  const remove = (ts: string) => api('chat.delete', { channel: channel.id, ts });
  const parent = await post();
  const reply = await post({ thread_ts: parent });
  expect((await remove(slack.people.say(ada.id, channel.id, 'x').ts)).error).toBe(
    'cant_delete_message',
  );
  expect((await remove(parent)).body.ok).toBe(true);
  expect((await remove(parent)).error).toBe('message_not_found');
  expect((await remove(reply)).body.ok).toBe(true);
  expect(slack.world.messages(channel.id).map(({ tombstone }) => tombstone)).toEqual([true, false]);
});

test('an ephemeral message is for one member, outside the history, and can’t be edited', async () => {
  const here = await scene();
  const { slack, channel, ada, api } = here;
  const whisper = (args: object) =>
    api('chat.postEphemeral', { channel: channel.id, user: ada.id, text: 'x', ...args });
  const { body } = await whisper({});
  expect(slack.world.ephemerals(ada.id, channel.id)).toMatchObject([{ text: 'x' }]);
  expect(slack.world.messages(channel.id)).toEqual([]);
  expect((await update(here, String(body.message_ts), { text: 'y' })).error).toBe(
    'message_not_found',
  );
  expect((await whisper({ user: slack.world.addUser().id })).error).toBe('user_not_in_channel');
  expect((await whisper({ text: long(4001) })).error).toBe('msg_too_long');
  const elsewhere = slack.world.addChannel({ bot: false, members: [ada.id] });
  expect((await whisper({ channel: elsewhere.id })).error).toBe('not_in_channel');
});

test('a permalink leads to a message that is there', async () => {
  const { channel, api, post } = await scene();
  const parent = await post();
  const reply = await post({ thread_ts: parent });
  const link = (message_ts: string) =>
    api('chat.getPermalink', { channel: channel.id, message_ts });
  expect((await link(parent)).body.permalink).toContain(
    `.slack.com/archives/${channel.id}/p${parent.replace('.', '')}`,
  );
  expect((await link(reply)).body.permalink).toContain(`?thread_ts=${parent}`);
  expect((await link('1.000001')).error).toBe('message_not_found');
});
