import { expect, test } from 'vitest';
import { isRecord } from '../discord/validation/form.ts';
import { actions, button, home, input, option, section, select } from './block-builders.ts';
import { connectRaw } from './raw-socket.ts';
import { useScene } from './scene.ts';

const scene = useScene();

async function connected(options = {}) {
  const here = await scene(options);
  const socket = await connectRaw(here);
  /** The next thing that somebody did, as the app is told of it. */
  const heard = async (type = 'interactive') => {
    const frame = await socket.next(type);
    return { frame, payload: isRecord(frame.payload) ? frame.payload : {} };
  };
  return { ...here, socket, heard };
}

const BUTTONS = [
  actions(button({ value: '1' }), select()),
  section({ block_id: 'second', accessory: button({ value: '2' }) }),
];

test('a command brings who typed what where, and how to answer', async () => {
  const { slack, ada, channel, heard, socket } = await connected();
  const handle = slack.people.command({ user: ada.id, channel: channel.id, text: 'find “a & b”' });
  const { frame, payload } = await heard('slash_commands');
  expect(payload).toMatchObject({
    command: '/papers',
    text: 'find “a &amp; b”',
    user_id: ada.id,
    user_name: 'ada',
    channel_id: channel.id,
    channel_name: 'papers',
    team_id: slack.teamId,
    api_app_id: slack.appId,
    trigger_id: handle.triggerId,
    response_url: handle.responseUrl,
    is_enterprise_install: 'false',
  });
  socket.ack(frame, { text: 'Only for you' });
  expect(await handle.answered()).toMatchObject({
    kind: 'acked',
    message: { text: 'Only for you' },
  });
  expect(slack.world.ephemerals(ada.id, channel.id)).toHaveLength(1);
});

test('in the text of a command people, channels and links become what Slack writes', async () => {
  const text = '@ada #papers @nobody https://a.example/?a=1&b=2 a<b';
  const escaped = await connected();
  const { slack, ada, channel } = escaped;
  slack.people.command({ user: ada.id, channel: channel.id, text });
  expect((await escaped.heard('slash_commands')).payload.text).toBe(
    `<@${ada.id}|ada> <#${channel.id}|papers> @nobody <https://a.example/?a=1&amp;b=2> a&lt;b`,
  );
  const plain = await connected({ shouldEscape: false });
  plain.slack.people.command({ user: plain.ada.id, channel: plain.channel.id, text });
  expect((await plain.heard('slash_commands')).payload.text).toBe(
    '@ada #papers @nobody https://a.example/?a=1&amp;b=2 a&lt;b',
  );
});

test('clients have no commands in threads, in channels one does not see, and for strangers', async () => {
  const { slack, ada, channel, post } = await connected();
  const { command } = slack.people;
  const threadTs = await post();
  expect(() => command({ user: ada.id, channel: channel.id, threadTs })).toThrow('in threads');
  const hidden = slack.world.addChannel({ kind: 'private' });
  expect(() => command({ user: ada.id, channel: hidden.id })).toThrow('does not see');
  const stranger = slack.world.addUser({ teamId: 'T0FOREIGN' });
  const joint = slack.world.addChannel({ members: [stranger.id] });
  expect(() => command({ user: stranger.id, channel: joint.id })).toThrow('no commands here');
});

test('channels have no name where the app should not read one', async () => {
  const { slack, ada, api, heard } = await connected();
  const hidden = slack.world.addChannel({ kind: 'private', members: [ada.id] });
  slack.people.command({ user: ada.id, channel: hidden.id });
  expect((await heard('slash_commands')).payload.channel_name).toBe('privategroup');
  const { body } = await api('chat.postMessage', { channel: ada.id, text: 'x' });
  slack.people.command({ user: ada.id, channel: String(body.channel) });
  expect((await heard('slash_commands')).payload.channel_name).toBe('directmessage');
});

test('a button brings its message, its state and its value', async () => {
  const { slack, ada, channel, heard, post } = await connected();
  const parent = await post();
  const ts = await post({ thread_ts: parent, blocks: BUTTONS });
  const message = { channelId: channel.id, ts };
  const handle = slack.people.press({ user: ada.id, message, actionId: 'go', value: '2' });
  expect((await heard()).payload).toMatchObject({
    type: 'block_actions',
    user: { id: ada.id, name: 'ada', team_id: slack.teamId },
    api_app_id: slack.appId,
    team: { id: slack.teamId },
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: false,
      thread_ts: parent,
    },
    channel: { id: channel.id, name: 'papers' },
    message: { ts, thread_ts: parent, bot_id: slack.botId, blocks: [{}, { block_id: 'second' }] },
    trigger_id: handle.triggerId,
    response_url: handle.responseUrl,
    actions: [{ type: 'button', action_id: 'go', block_id: 'second', value: '2' }],
  });
});

test('a menu brings the option that was chosen', async () => {
  const { slack, ada, channel, heard, post } = await connected();
  const message = { channelId: channel.id, ts: await post({ blocks: BUTTONS }) };
  const use = { user: ada.id, message, actionId: 'pick' };
  slack.people.choose({ ...use, values: 'b' });
  expect((await heard()).payload).toMatchObject({
    actions: [{ type: 'static_select', action_id: 'pick', selected_option: option('b') }],
    state: { values: expect.any(Object) },
  });
  expect(() => slack.people.choose({ ...use, values: 'c' })).toThrow('offers no “c”');
  expect(() => slack.people.choose({ ...use, values: ['a', 'b'] })).toThrow('takes one value');
  expect(() => slack.people.press(use)).toThrow('is no button');
  expect(() => slack.people.press({ ...use, actionId: 'go' })).toThrow('is there 2 times');
  expect(() => slack.people.press({ ...use, actionId: 'none' })).toThrow('nothing to use');
});

test('of a private message the app sees only where it was', async () => {
  const { slack, ada, channel, api, heard } = await connected();
  const args = { channel: channel.id, user: ada.id, text: 'x', blocks: BUTTONS };
  const { body } = await api('chat.postEphemeral', args);
  const message = { channelId: channel.id, ts: String(body.message_ts) };
  const use = { message, actionId: 'go', value: '1' };
  slack.people.press({ ...use, user: ada.id });
  const { payload } = await heard();
  expect(payload).toMatchObject({ container: { is_ephemeral: true, message_ts: message.ts } });
  expect(payload).not.toHaveProperty('message');
  expect(() => slack.people.press({ ...use, user: slack.world.addUser().id })).toThrow(
    'does not see the message',
  );
  expect(() => slack.people.shortcut({ user: ada.id, message, callbackId: 'find' })).toThrow(
    'no shortcuts',
  );
});

test('a shortcut brings the whole message', async () => {
  const { slack, ada, channel, heard } = await connected();
  const parent = slack.people.say(ada.id, channel.id, 'x');
  const message = slack.people.say(ada.id, channel.id, 'https://arxiv.org/abs/2411.00001', {
    threadTs: parent.ts,
  });
  await heard('events_api');
  const handle = slack.people.shortcut({ user: ada.id, message, callbackId: 'find' });
  expect((await heard()).payload).toMatchObject({
    type: 'message_action',
    callback_id: 'find',
    message_ts: message.ts,
    channel: { id: channel.id },
    message: {
      user: ada.id,
      text: '<https://arxiv.org/abs/2411.00001>',
      thread_ts: parent.ts,
      blocks: [{ type: 'rich_text' }],
    },
    response_url: handle.responseUrl,
    trigger_id: handle.triggerId,
  });
});

test('in the Home tab there is no channel, and nothing to answer to but views', async () => {
  const { slack, ada, api, heard } = await connected();
  expect(() => slack.people.pressHome({ user: ada.id, actionId: 'go' })).toThrow('is empty');
  const view = home(actions(button(), select()), input());
  await api('views.publish', { user_id: ada.id, view });
  const handle = slack.people.pressHome({ user: ada.id, actionId: 'go' });
  const { payload } = await heard();
  expect(payload).toMatchObject({
    container: { type: 'view', view_id: expect.stringMatching(/^V/) },
    view: { type: 'home', state: { values: { field: { text: { value: null } } } } },
    actions: [{ action_id: 'go' }],
  });
  for (const name of ['channel', 'message', 'response_url'])
    expect(payload).not.toHaveProperty(name);
  expect(handle.responseUrl).toBeUndefined();
  slack.people.chooseHome({ user: ada.id, actionId: 'pick', values: 'a' });
  expect((await heard()).payload).toMatchObject({ actions: [{ selected_option: option('a') }] });
});

test('an answer to a command that is no message fails before the person', async () => {
  const { slack, ada, channel, heard, socket } = await connected();
  const handle = slack.people.command({ user: ada.id, channel: channel.id });
  socket.ack((await heard('slash_commands')).frame, { blocks: [{ type: 'x' }] });
  expect(await handle.answered()).toMatchObject({ kind: 'failed', error: 'invalid_response' });
});

test('a message that never comes is named as missing', async () => {
  const { slack, ada, channel } = await connected({ answerWithinMs: 10 });
  const handle = slack.people.command({ user: ada.id, channel: channel.id });
  await expect(handle.message(40)).rejects.toThrow('No message within 40 ms (operation_timeout)');
});
