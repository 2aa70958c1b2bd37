import { expect, test } from 'vitest';
import { actions, button, section } from './block-builders.ts';
import { connectRaw, type RawSocket } from './raw-socket.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';

const scene = useScene();

const PAPER = 'https://arxiv.org/abs/2411.00001';
const OTHER = 'https://www.alphaxiv.org/abs/2411.00002?a=1&b=2';
const RICH = { type: 'rich_text', elements: [] };
const UNFURL = { blocks: [section(), actions(button())] };

/** Somebody sends a text, and the app, here a bare socket, acknowledges that it was told. */
async function shared(text: string) {
  const here = await scene();
  const socket = await connectRaw(here);
  const message = here.slack.people.say(here.ada.id, here.channel.id, text);
  const unfurl = (unfurls: unknown, args: object = {}) =>
    here.api('chat.unfurl', { channel: here.channel.id, ts: message.ts, unfurls, ...args });
  return { ...here, socket, message, unfurl };
}

async function acknowledge({ slack }: Scene, socket: RawSocket): Promise<void> {
  socket.ack(await socket.next('events_api'));
  await expect.poll(() => slack.delivery.pending, PATIENT).toBe(0);
}

async function acknowledged(text: string) {
  const here = await shared(text);
  await acknowledge(here, here.socket);
  return here;
}

test('links to the app’s domains are told, once each, also of other people’s channels', async () => {
  const here = await scene();
  const elsewhere = here.slack.world.addChannel({ bot: false });
  const { ts, text } = here.slack.people.say(
    here.ada.id,
    elsewhere.id,
    `${PAPER} and ${PAPER}, ${OTHER} and https://a.example/arxiv.org`,
  );
  expect(text).toContain(`<${PAPER}>`);
  expect(here.slack.delivery.events[0]?.payload.event).toMatchObject({
    type: 'link_shared',
    user: here.ada.id,
    channel: elsewhere.id,
    message_ts: ts,
    links: [
      { url: PAPER, domain: 'arxiv.org' },
      { url: OTHER, domain: 'www.alphaxiv.org' },
    ],
    source: 'conversations_history',
    unfurl_id: expect.any(String),
    is_bot_user_member: false,
  });
  here.slack.people.say(here.ada.id, here.channel.id, 'https://a.example');
  await here.post({ text: PAPER });
  here.slack.setScopes(['chat:write']);
  here.slack.people.say(here.ada.id, here.channel.id, PAPER);
  expect(here.slack.delivery.events).toHaveLength(1);
});

test('an unfurl stands on the message, and another one takes its place', async () => {
  const { unfurl, message } = await acknowledged(`${PAPER} ${OTHER}`);
  expect((await unfurl({ [PAPER]: UNFURL, [OTHER]: { text: 'x' } })).body).toEqual({ ok: true });
  await unfurl({ [PAPER]: { text: 'y' } });
  expect(message.attachments).toMatchObject([
    { from_url: OTHER, text: 'x', is_app_unfurl: true },
    { from_url: PAPER, text: 'y' },
  ]);
});

test.each<readonly [string, unknown, object, string]>([
  ['nothing', undefined, {}, 'missing_unfurls'],
  ['what is no map', '[]', {}, 'invalid_unfurls_format'],
  ['what is no JSON', '{', {}, 'invalid_unfurls_format'],
  ['bad blocks', { [PAPER]: { blocks: [{ type: 'x' }] } }, {}, 'cannot_parse_attachment'],
  ['rich text', { [PAPER]: { blocks: [RICH] } }, {}, 'cannot_parse_attachment'],
  ['what it does not know', { [PAPER]: { colour: 'red' } }, {}, 'cannot_parse_attachment'],
  ['a link from elsewhere', { [OTHER]: UNFURL }, {}, 'cannot_unfurl_message'],
  ['a link of another domain', { 'https://a.example/': UNFURL }, {}, 'cannot_unfurl_url'],
  ['no channel', { [PAPER]: UNFURL }, { channel: undefined }, 'missing_channel'],
  ['no message', { [PAPER]: UNFURL }, { ts: undefined }, 'missing_ts'],
  ['another channel', { [PAPER]: UNFURL }, { channel: 'C404' }, 'cannot_find_channel'],
  ['another message', { [PAPER]: UNFURL }, { ts: '1.000001' }, 'cannot_find_message'],
  ['half an id', { [PAPER]: UNFURL }, { unfurl_id: 'x' }, 'missing_source'],
  ['another half', { [PAPER]: UNFURL }, { source: 'composer' }, 'missing_unfurl_id'],
  ['a wrong id', { [PAPER]: UNFURL }, { unfurl_id: 'x', source: 'composer' }, 'invalid_unfurl_id'],
])('chat.unfurl refuses %s', async (_name, unfurls, args, error) => {
  const { unfurl } = await acknowledged(`${PAPER} https://a.example/`);
  expect((await unfurl(unfurls, args)).error).toBe(error);
});

test('before the event is acknowledged nothing is unfurled', async () => {
  const here = await shared(PAPER);
  expect((await here.unfurl({ [PAPER]: UNFURL })).error).toBe('cannot_unfurl_url');
  await acknowledge(here, here.socket);
  expect((await here.unfurl({ [PAPER]: UNFURL })).body.ok).toBe(true);
  expect(here.message.attachments).toHaveLength(1);
});

test('what is typed is told before it is sent, and unfurled by its id', async () => {
  const here = await scene();
  const socket = await connectRaw(here);
  const typed = here.slack.people.compose(here.ada.id, here.channel.id, PAPER);
  expect(here.slack.delivery.events[0]?.payload.event).toMatchObject({
    channel: 'COMPOSER',
    source: 'composer',
    unfurl_id: typed.id,
  });
  await acknowledge(here, socket);
  const args = { unfurl_id: typed.id, source: 'composer', unfurls: { [PAPER]: UNFURL } };
  expect((await here.api('chat.unfurl', args)).body.ok).toBe(true);
  const wrong = { ...args, source: 'conversations_history' };
  expect((await here.api('chat.unfurl', wrong)).error).toBe('invalid_source');
  expect(typed.unfurls).toEqual({ [PAPER]: UNFURL });
});

test('a button in an unfurl comes with the message it stands under and with the link', async () => {
  const here = await acknowledged(PAPER);
  await here.unfurl({ [PAPER]: UNFURL });
  here.slack.people.press({ user: here.ada.id, message: here.message, actionId: 'go' });
  expect((await here.socket.next('interactive')).payload).toMatchObject({
    type: 'block_actions',
    container: {
      type: 'message_attachment',
      message_ts: here.message.ts,
      is_app_unfurl: true,
      app_unfurl_url: PAPER,
    },
    app_unfurl: { from_url: PAPER },
    actions: [{ action_id: 'go' }],
  });
});
