import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import {
  actions,
  heading,
  message,
  plain,
  rows,
  select,
  text,
} from '../../../src/core/message/build.ts';
import type { Action } from '../../../src/core/message/model.ts';
import type { Reply } from '../../../src/core/message/reply.ts';
import type { Asker } from '../../../src/core/ports/chat-platform.ts';
import { aPaper } from '../../support/messages.ts';
import { MODES, readSlack, refOfSlackChannel } from '../../support/slack-bot.ts';
import { createLatch, meet, say } from '../../support/slack-people.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

const BROKEN = /Something went wrong on our side/;
const TOO_OLD = /This button is too old/;

const toAction = (name: string, args: Action['args'] = {}): Action => ({ name, version: 1, args });

const TOP = toAction('top');
const SAVED = toAction('saved');
const button = actions({ label: 'List', action: SAVED });

/** A core that says which action it was asked for. */
const echo = async ({ name, args }: Action): Promise<Reply> =>
  say([name, ...Object.values(args)].join(' '));

describe.concurrent.each(MODES)('a command, over %s', (mode) => {
  test('is acknowledged at once, and answered for the asker alone when the answer is there', async (context) => {
    const { released, release } = createLatch();
    const command = () => released.then(() => say('Your list'));
    const here = await meet(context, { command }, { mode });
    const handle = here.ask('saved');
    expect(await handle.answered()).toMatchObject({ kind: 'acked', message: undefined });
    expect(here.privately()).toEqual([]);
    release();
    expect(await handle.message()).toMatchObject({ ephemeralTo: here.ada.id, threadTs: undefined });
    expect(here.privately()).toEqual(['Your list']);
    expect(here.publicly()).toEqual([]);
  });

  test('is answered where everybody sees it when the answer is shared, with who asked what', async (context) => {
    const command = async () => say('The winners', { visibility: 'shared' });
    const here = await meet(context, { command }, { mode });
    const shown = await here.ask(' top week ').message();
    expect(shown).toMatchObject({ ephemeralTo: undefined, unfurlLinks: false, unfurlMedia: false });
    expect(here.publicly()).toEqual(['ada asked `/papers top week`\nThe winners']);
    expect(shown.text).toBe('ada asked /papers top week\nThe winners');
    // Somebody who is mentioned would be notified.
    expect(JSON.stringify(shown.blocks)).not.toMatch(/<@|"user"|user_id/);
    expect(here.privately()).toEqual([]);
  });

  test('is answered in a channel that Paperboy is not in, too', async (context) => {
    const command = async (line: string) =>
      say(line, { visibility: line === 'top' ? 'shared' : 'private' });
    const here = await meet(context, { command }, { mode });
    const { id } = here.world.addChannel({ kind: 'private', members: [here.ada.id], bot: false });
    await here.ask('saved', id).message();
    await here.ask('top', id).message();
    expect(here.privately(here.ada, id)).toEqual(['saved']);
    expect(here.publicly(id)).toEqual(['ada asked `/papers top`\ntop']);
  });

  test('reaches the core as it was typed, with who asked and where', async (context) => {
    const command = vi.fn(async (_line: string, _asker: Asker) => say('found'));
    // As the manifest has it.
    const here = await meet(context, { command }, { mode, shouldEscape: false });
    const line = 'search "world models" since:7d a<b & c>d &amp; “quoted” @ada #papers count:5';
    await here.ask(line).message();
    await here.ask('').message();
    const asker = here.asker(here.ada);
    expect(command.mock.calls).toEqual([
      [line, asker],
      ['', asker],
    ]);
  });
});

describe.concurrent('the name of who asked', () => {
  const command = async () => say('The winners', { visibility: 'shared' });

  test('is asked of Slack once, and again after an hour', async (context) => {
    let now = Date.parse('2026-08-21T09:00:00Z');
    const here = await meet(context, { command }, { clock: { now: () => now } });
    for (const asked of [1, 1, 2]) {
      await here.ask('top').message();
      expect(here.calls('users.info')).toHaveLength(asked);
      now += 31 * 60_000;
    }
  });

  test('is left out where Slack does not tell it, and asked again a minute later', async (context) => {
    let now = Date.parse('2026-08-21T09:00:00Z');
    const here = await meet(context, { command }, { clock: { now: () => now } });
    const effect = { kind: 'refuse', status: 503 } as const;
    here.slack.addFault({ method: 'users.info', times: 1, effect });
    await here.ask('top').message();
    now += 61_000;
    await here.ask('top').message();
    expect(here.publicly().map((shown) => shown.split('\n')[0])).toEqual([
      'somebody on Slack asked `/papers top`',
      'ada asked `/papers top`',
    ]);
    expect(here.trouble()).toEqual([]);
  });
});

describe.concurrent.each(MODES)('a button, over %s', (mode) => {
  test('is answered for whoever pressed it alone, anew each time', async (context) => {
    const action = vi.fn(echo);
    const here = await meet(context, { action }, { mode });
    const shown = await here.post([heading('An edition'), button]);
    for (const user of [here.bob, here.bob, here.ada]) {
      const handle = here.press(shown, 'List', user);
      expect(await handle.answered()).toMatchObject({ kind: 'acked' });
      expect(await handle.message()).toMatchObject({ ephemeralTo: user.id, threadTs: undefined });
      expect(handle.sourceDeleted).toBe(false);
    }
    expect(here.privately(here.bob)).toEqual(['saved', 'saved']);
    expect(here.privately(here.ada)).toEqual(['saved']);
    expect(here.publicly()).toEqual(['An edition\nList']);
    expect(action.mock.calls).toEqual(
      [here.bob, here.bob, here.ada].map((user) => [SAVED, here.asker(user), 'button']),
    );
  });

  test('in a thread is answered in that thread, and what is for everybody in the channel', async (context) => {
    const action = async (asked: Action) =>
      say(asked.name, { visibility: asked.name === 'top' ? 'shared' : 'private' });
    const here = await meet(context, { action }, { mode });
    const buttons = actions({ label: 'List', action: SAVED }, { label: 'Winners', action: TOP });
    const parent = await here.post([heading('An edition'), button]);
    const paper = await here.post([heading('A paper'), buttons], parent.ts);
    expect(await here.press(paper, 'List').message()).toMatchObject({
      ephemeralTo: here.ada.id,
      threadTs: parent.ts,
    });
    expect(await here.press(paper, 'Winners').message()).toMatchObject({
      ephemeralTo: undefined,
      threadTs: undefined,
    });
    expect(await here.press(parent, 'List').message()).toMatchObject({ threadTs: undefined });
  });

  test('under an answer for one person alone shares it, with who shared what', async (context) => {
    const search = toAction('search', { query: 'world models' });
    const command = async () => say('One paper', { share: search });
    const action = async () => say('One paper', { share: search });
    const here = await meet(context, { command, action }, { mode });
    const shown = await here.ask('search world models').message();
    await here.press(shown, 'Share to channel').message();
    expect(here.publicly()).toEqual(['ada shared `/papers search world models`\nOne paper']);
    expect(here.privately()).toEqual(['One paper\nShare to channel']);
  });

  test('with an action that is too long for it gets all of it back', async (context) => {
    const abstract = 'folding plans into planes '.repeat(200);
    const long = toAction('similar', { text: abstract });
    const other = toAction('similar', { text: abstract.toUpperCase() });
    const blocks = [
      actions({ label: 'Similar', action: long }),
      select('Others', [{ label: 'Louder', action: other }]),
    ];
    const action = vi.fn(echo);
    const command = async (): Promise<Reply> => ({
      message: message(...blocks),
      visibility: 'private',
    });
    const here = await meet(context, { command, action }, { mode });
    const shown = await here.ask('similar').message();
    await here.press(shown, 'Similar').message();
    await here.choose(shown, 'Louder').message();
    expect(action.mock.calls.map(([asked]) => asked)).toEqual([long, other]);
  });
});

describe.concurrent('buttons and choices', () => {
  const refusal = (error: string) =>
    [error, { kind: 'refuse', status: 200, body: { ok: false, error } }] as const;

  test.for([
    refusal('ratelimited'),
    refusal('is_archived'),
    ['silence', { kind: 'drop' }],
  ] as const)(
    'in a thread are answered beside it where Slack takes no answer there: %s',
    async ([, effect], context) => {
      const here = await meet(context, { action: echo });
      const parent = await here.post([heading('An edition')]);
      const paper = await here.post([heading('A paper'), button], parent.ts);
      here.slack.addFault({ method: 'chat.postEphemeral', effect });
      const answer = await here.press(paper, 'List').message();
      expect(readSlack(answer)).toBe('saved');
      expect(answer).toMatchObject({ ephemeralTo: here.ada.id, threadTs: undefined });
      expect(here.trouble()).toEqual([]);
    },
  );

  test('"Show more" under a shared answer is for whoever pressed it', async (context) => {
    const more = toAction('top', { offset: '10' });
    const command = async () => say('Places 1 to 10', { visibility: 'shared', more });
    const action = async () => say('Places 11 to 20', { visibility: 'shared' });
    const here = await meet(context, { command, action });
    const shown = await here.ask('top').message();
    await here.press(shown, 'Show more', here.bob).message();
    expect(here.privately(here.bob)).toEqual(['Places 11 to 20']);
    expect(here.publicly()).toHaveLength(1);
  });

  test('under an answer for one person alone work like any others', async (context) => {
    const row = { title: [plain('Paper Planes')], detail: [], paperId: aPaper.id };
    const command = async (): Promise<Reply> => ({
      message: message(rows([row]), button),
      visibility: 'private',
    });
    const here = await meet(context, { command, action: echo });
    const shown = await here.ask('saved').message();
    expect(readSlack(await here.press(shown, 'List').message())).toBe('saved');
    expect(readSlack(await here.choose(shown, 'Paper Planes').message())).toBe(`show ${aPaper.id}`);
  });

  test('a choice does what it says, each time', async (context) => {
    const here = await meet(context, { action: echo });
    const option = (label: string, period: string) => ({
      label,
      action: toAction('top', { period }),
    });
    const options = [option('This week', 'week'), option('This month', 'month')];
    const shown = await here.post([select('Winners', options)]);
    for (const label of ['This month', 'This week', 'This month']) {
      await here.choose(shown, label).message();
    }
    expect(here.privately()).toEqual(['top month', 'top week', 'top month']);
  });

  test.for(['p2["vote",{"paper":"2401.01234"}]', 'p~AAAAAAAAAAAAAAAAAAAAAA', 'vote-2401.01234'])(
    'a button of another version or with a forgotten meaning is told kindly: %s',
    async (value, context) => {
      const action = vi.fn(echo);
      const here = await meet(context, { action });
      const label = { type: 'plain_text', text: 'Vote' };
      const old = { type: 'button', action_id: 'old', text: label, value };
      const shown = await here.postRaw({ blocks: [{ type: 'actions', elements: [old] }] });
      const answer = await here.press(shown, 'Vote').message();
      expect(answer.ephemeralTo).toBe(here.ada.id);
      expect(readSlack(answer)).toMatch(TOO_OLD);
      expect(action).not.toHaveBeenCalled();
      expect(here.trouble()).toEqual([]);
    },
  );

  test('a button that is a link is acknowledged, and runs nothing', async (context) => {
    const action = vi.fn(echo);
    const here = await meet(context, { action });
    const vote = { label: 'Vote', action: toAction('vote', { paper: aPaper.id }) };
    const shown = await here.post([aPaper, actions(vote)]);
    const handle = here.press(shown, 'PDF');
    expect(await handle.answered()).toMatchObject({ kind: 'acked' });
    // Whatever would have come of it comes before what is asked for next.
    await here.press(shown, 'Vote').message();
    expect(action).toHaveBeenCalledOnce();
    expect(handle.seen).toEqual([]);
  });
});

describe.concurrent.each(MODES)('“Find this paper”, over %s', (mode) => {
  const URL = 'https://arxiv.org/abs/2401.01234';
  const find = () => vi.fn(async (_text: string, _asker: Asker) => say('It is this one'));

  test('reads what a message says, and answers for whoever asked alone', async (context) => {
    const found = find();
    const here = await meet(context, { find: found }, { mode });
    const { id } = here.world.addChannel({ members: [here.bob.id], bot: false });
    const said = here.slack.people.say(here.bob.id, id, `Did you read ${URL}?v=1&x=2 already?`);
    const use = { user: here.ada.id, message: said, callbackId: 'find_paper' };
    const handle = here.slack.people.shortcut(use);
    expect(await handle.answered()).toMatchObject({ kind: 'acked' });
    expect(await handle.message()).toMatchObject({ ephemeralTo: here.ada.id, threadTs: undefined });
    expect(found).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining(`${URL}?v=1&x=2 `),
      here.asker(here.ada, id),
    );
  });

  test('in a thread is answered in that thread', async (context) => {
    const here = await meet(context, { find: find() }, { mode });
    const { people } = here.slack;
    const parent = people.say(here.bob.id, here.channel.id, 'Anything to read?');
    const { ts: threadTs } = parent;
    const reply = people.say(here.bob.id, here.channel.id, URL, { threadTs });
    const use = { user: here.ada.id, callbackId: 'find_paper' };
    expect(await people.shortcut({ ...use, message: reply }).message()).toMatchObject({ threadTs });
    expect(await people.shortcut({ ...use, message: parent }).message()).toMatchObject({
      threadTs: undefined,
    });
    expect(here.privately()).toEqual(['It is this one', 'It is this one']);
  });

  test('in a thread of a channel that Paperboy is not in is answered beside it', async (context) => {
    const here = await meet(context, { find: find() }, { mode });
    const { people } = here.slack;
    const { id } = here.world.addChannel({ members: [here.ada.id], bot: false });
    const { ts: threadTs } = people.say(here.ada.id, id, 'Anything to read?');
    const reply = people.say(here.ada.id, id, URL, { threadTs });
    const use = { user: here.ada.id, message: reply, callbackId: 'find_paper' };
    await people.shortcut(use).message();
    expect(here.privately(here.ada, id)).toEqual(['It is this one']);
    expect(here.trouble()).toEqual([]);
  });
});

describe.concurrent('“Find this paper” finds a link', () => {
  const URL = 'https://arxiv.org/abs/2401.01234?v=1&x=2';
  const said = { type: 'rich_text_section', elements: [{ type: 'link', url: URL, text: 'this' }] };
  const richText = [{ type: 'rich_text', elements: [said] }];

  const SPACE = /\s+/;

  test.for([
    ['that stands only in the text', { text: `Read <${URL.replace('&', '&amp;')}|this>, please` }],
    ['that stands only in a block', { blocks: richText }],
    ['that is only a button', { blocks: [linkButton(URL)] }],
    ['that stands only in a preview', { attachments: [{ title: 'A paper', title_link: URL }] }],
    ['in the blocks of an attachment', { attachments: [{ blocks: richText }] }],
  ] as const)('%s', async ([, args], context) => {
    const find = vi.fn(async (_text: string) => say('It is this one'));
    const here = await meet(context, { find });
    const shown = await here.postRaw(args);
    const use = { user: here.ada.id, message: shown, callbackId: 'find_paper' };
    await here.slack.people.shortcut(use).message();
    expect(find.mock.calls[0]?.[0].split(SPACE)).toContain(URL);
  });

  test('in a message that somebody forwarded', async (context) => {
    const find = vi.fn(async (_text: string) => say('It is this one'));
    const here = await meet(context, { find });
    const shown = here.slack.people.say(here.bob.id, here.channel.id, 'Look:');
    const forwarded = { channel: 'C1', ts: '1.000001', message: { blocks: richText } };
    shown.attachments = [{ is_share: true, message_blocks: [forwarded] }];
    const use = { user: here.ada.id, message: shown, callbackId: 'find_paper' };
    await here.slack.people.shortcut(use).message();
    expect(find.mock.calls[0]?.[0].split(SPACE)).toContain(URL);
  });
});

function linkButton(url: string) {
  const label = { type: 'plain_text', text: 'PDF' };
  return { type: 'actions', elements: [{ type: 'button', action_id: 'x', text: label, url }] };
}

describe.concurrent.each(MODES)('what goes wrong, over %s', (mode) => {
  test('a core that fails is told kindly and logged, without anybody’s words', async (context) => {
    const fails = () => Promise.reject(new Error('a bug'));
    const here = await meet(context, { command: fails, action: fails, find: fails }, { mode });
    const { people } = here.slack;
    const said = people.say(here.bob.id, here.channel.id, 'my secret idea');
    const args = { query: 'my secret idea' };
    const shown = await here.post([actions({ label: 'Go', action: toAction('search', args) })]);
    const handles = [
      here.ask('search my secret idea'),
      here.press(shown, 'Go'),
      people.shortcut({ user: here.ada.id, message: said, callbackId: 'find_paper' }),
    ];
    for (const handle of handles) {
      const answer = await handle.message();
      expect(answer.ephemeralTo).toBe(here.ada.id);
      expect(readSlack(answer)).toMatch(BROKEN);
    }
    expect(here.trouble()).toEqual(handles.map(() => 'interaction not answered'));
    const logged = inspect(here.log, { depth: 20 });
    expect(logged).toContain('a bug');
    expect(logged).not.toContain('secret');
  });

  test('somebody who is being answered when Paperboy is stopped still gets the answer', async (context) => {
    const { released, release } = createLatch();
    const command = () => released.then(() => say('In time'));
    const here = await meet(context, { command }, { mode });
    const handle = here.ask('saved');
    await handle.answered();
    let stopped = false;
    const stopping = here.platform.stop().then(() => {
      stopped = true;
    });
    await sleep(30);
    expect(stopped).toBe(false);
    release();
    expect(readSlack(await handle.message())).toBe('In time');
    await stopping;
  });
});

describe.concurrent('an address for answers', () => {
  const secret = 'my secret idea';

  test('that was used five times already is logged only', async (context) => {
    const { released, release } = createLatch();
    const here = await meet(context, { command: () => released.then(() => say(secret)) });
    const handle = here.ask(secret);
    for (let used = 0; used < 5; used += 1) {
      await fetch(handle.responseUrl ?? '', {
        method: 'POST',
        body: JSON.stringify({ text: 'x' }),
      });
    }
    release();
    await here.comes(here.trouble).toEqual(['interaction not answered']);
    expect(inspect(here.log, { depth: 20 })).toContain('used_url');
    expect(inspect(here.log, { depth: 20 })).not.toContain(secret);
  });

  test('that is older than half an hour is logged only', async (context) => {
    let now = Date.parse('2026-08-21T09:00:00Z');
    const { released, release } = createLatch();
    const command = () => released.then(() => say(secret));
    const here = await meet(context, { command }, { clock: { now: () => now } });
    const handle = here.ask(secret);
    now += 31 * 60_000;
    release();
    await here.comes(here.trouble).toEqual(['interaction not answered']);
    expect(inspect(here.log, { depth: 20 })).toContain('expired_url');
    expect(handle.seen).toEqual([]);
  });

  test.for([
    ['fails', { kind: 'refuse', status: 500, body: 'no_service' }],
    ['breaks off', { kind: 'drop' }],
    ['says nothing for five seconds', { kind: 'hang' }],
  ] as const)('that %s once takes a word of what happened', async ([, effect], context) => {
    const here = await meet(context, { command: async () => say(secret) });
    here.slack.addFault({ method: 'response_url', times: 1, effect });
    expect(readSlack(await here.ask(secret).message(8_000))).toMatch(BROKEN);
    expect(here.trouble()).toEqual(['interaction not answered']);
    expect(inspect(here.log, { depth: 20 })).not.toContain(secret);
  });

  test('that fails for good leaves nothing behind but a line in the log', async (context) => {
    const here = await meet(context, { command: async (line) => say(line) });
    const effect = { kind: 'refuse', status: 500, body: `<p>${secret}</p>` } as const;
    here.slack.addFault({ method: 'response_url', times: 2, effect });
    const handle = here.ask(secret);
    await here.comes(() => here.calls('response_url').length).toBe(2);
    expect(readSlack(await here.ask('saved').message())).toBe('saved');
    expect(handle.seen).toEqual([]);
    expect(here.trouble()).toEqual(['interaction not answered']);
    expect(inspect(here.log, { depth: 20 })).not.toContain(secret);
  });
});

/** More than the client library has under way at a time. */
const MANY = 120;

describe.concurrent('an answer comes', () => {
  test('although the socket is gone before Paperboy can acknowledge', async (context) => {
    const here = await meet(context, { command: async () => say('all the same') });
    const handle = here.ask('saved');
    here.slack.socket.disconnect('refresh_requested');
    expect(readSlack(await handle.message())).toBe('all the same');
    expect(await handle.answered()).toMatchObject({ kind: 'failed' });
    expect(here.trouble()).toEqual(['no receipt']);
  });

  test.for([
    ['is rate limited', { kind: 'refuse', status: 429, headers: { 'retry-after': '30' } }, 1],
    ['hangs', { kind: 'hang' }, 100],
  ] as const)('at once while posting %s', async ([, effect, hit], context) => {
    const command = async () => say('here', { visibility: 'shared' });
    const here = await meet(context, { command, action: echo });
    const parent = await here.post([heading('An edition')]);
    const shown = await here.post([button], parent.ts);
    here.slack.addFault({ method: 'chat.postMessage', effect });
    const content = message(text(plain('a paper')));
    for (let key = 1; key <= MANY; key += 1) {
      const place = refOfSlackChannel(here.slack.teamId, here.world.addChannel().id);
      here.platform.post(place, content, { key: String(key) }).catch(() => undefined);
    }
    await here.comes(() => here.calls('chat.postMessage').length).toBeGreaterThanOrEqual(2 + hit);
    expect(readSlack(await here.ask('top').message())).toBe('ada asked `/papers top`\nhere');
    const answer = await here.press(shown, 'List').message();
    expect(answer).toMatchObject({ ephemeralTo: here.ada.id, threadTs: parent.ts });
  });
});
