import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { actions, message, plain, text } from '../../../src/core/message/build.ts';
import type { Action } from '../../../src/core/message/model.ts';
import type { Form, MessageReply, Reply } from '../../../src/core/message/reply.ts';
import type { Asker } from '../../../src/core/ports/chat-platform.ts';
import type { View } from '../../support/slack/world/model.ts';
import { MODES, readSlack } from '../../support/slack-bot.ts';
import { createLatch, meet, readView, say } from '../../support/slack-people.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

const toAction = (name: string, args: Action['args'] = {}): Action => ({ name, version: 1, args });

const layouts = [
  { label: 'A thread', value: 'thread' },
  { label: 'One message', value: 'compact' },
];

const form: Form = {
  title: 'Settings',
  action: toAction('settings', { part: 'when' }),
  fields: [
    { name: 'time', label: 'Time', hint: 'Such as 09:00', value: '09:00' },
    { name: 'zone', label: 'Zone', hint: 'Such as Berlin', value: '' },
    { name: 'layout', label: 'Layout', hint: '', value: 'thread', choices: layouts },
  ],
};

const settings = async (): Promise<Reply> => say('The settings, to read', { form });

/** What the core was asked for, and by whom. */
const answering = (reply: (action: Action) => Reply | Promise<Reply>) =>
  vi.fn(async (action: Action, _asker: Asker) => reply(action));

const BROKEN = /Something went wrong on our side/;

describe.concurrent.each(MODES)('a form, over %s', (mode) => {
  test('is answered in its place, once it is sent off', async (context) => {
    const action = answering(() => say('Changed: time.'));
    const here = await meet(context, { command: settings, action }, { mode });
    const handle = here.ask('settings');
    expect(await handle.answered()).toMatchObject({ kind: 'acked' });
    const view = await handle.modal();
    expect(readView(view)).toBe('Time\nZone\nLayoutA threadOne message');
    const sent = here.slack.people.submit(view, { time: ' 10:30 ', layout: 'compact' });
    expect(await sent.answered()).toMatchObject({ kind: 'update' });
    expect(readView(view)).toBe('Changed: time.');
    expect(view).toMatchObject({ open: true, payload: { callback_id: 'page' } });
    const args = { part: 'when', time: '10:30', layout: 'compact' };
    expect(action).toHaveBeenCalledExactlyOnceWith(
      toAction('settings', args),
      here.asker(here.ada),
      'button',
    );
    expect([here.publicly(), here.privately()]).toEqual([[], []]);
  });

  test('says at its fields what is wrong, and stays to be mended', async (context) => {
    const wrong = { time: 'There is no 25 o’clock.', count: 'The form has no such field.' };
    const action = answering(({ args }) =>
      args.time === '25' ? say('No.', { refused: true, wrong }) : say('Changed: time.'),
    );
    const here = await meet(context, { command: settings, action }, { mode });
    const view = await here.ask('settings').modal();
    const refused = await here.slack.people.submit(view, { time: '25' }).answered();
    expect(refused).toMatchObject({ kind: 'errors', errors: { time: wrong.time } });
    expect(refused.errors).not.toHaveProperty('count');
    expect(view).toMatchObject({ open: true, payload: { callback_id: 'form' } });
    expect(await here.slack.people.submit(view, { time: '9' }).answered()).toMatchObject({
      kind: 'update',
    });
    expect(readView(view)).toBe('Changed: time.');
  });

  test('that takes longer than Slack waits asks for a moment, and then shows the answer', async (context) => {
    const { released, release } = createLatch();
    const action = () => released.then(() => say('Changed: time.'));
    const here = await meet(context, { command: settings, action }, { mode });
    const view = await here.ask('settings').modal();
    const sent = here.slack.people.submit(view, { time: '10:30' });
    expect(await sent.answered()).toMatchObject({ kind: 'update' });
    expect(readView(view)).toBe('One moment…');
    release();
    await here.comes(() => readView(view)).toBe('Changed: time.');
    expect(here.trouble()).toEqual([]);
  });

  test('whose core fails says so kindly, and is logged without anybody’s words', async (context) => {
    const action = () => Promise.reject(new Error('a bug'));
    const here = await meet(context, { command: settings, action }, { mode });
    const view = await here.ask('settings').modal();
    const sent = here.slack.people.submit(view, { time: 'my secret idea' });
    expect(await sent.answered()).toMatchObject({ kind: 'update' });
    expect(readView(view)).toMatch(BROKEN);
    expect(here.trouble()).toEqual(['interaction not answered']);
    expect(inspect(here.log, { depth: 20 })).toContain('a bug');
    expect(inspect(here.log, { depth: 20 })).not.toContain('secret');
  });
});

describe.concurrent('what a form is filled with', () => {
  test('is what stands now, and what was emptied is left out', async (context) => {
    const action = answering(() => say('Nothing changed.'));
    const here = await meet(context, { command: settings, action });
    for (const values of [{}, { time: '', zone: 'Berlin' }]) {
      const view = await here.ask('settings').modal();
      await here.slack.people.submit(view, values).answered();
    }
    const { part } = form.action.args;
    expect(action.mock.calls.map(([{ args }]) => args)).toEqual([
      { part, time: '09:00', layout: 'thread' },
      { part, zone: 'Berlin', layout: 'thread' },
    ]);
  });

  test('joins an action of any length, asked for with a button', async (context) => {
    const text = 'folding plans into planes '.repeat(200);
    const long = { ...form, action: toAction('subscribe', { text }) };
    const action = answering(({ name }) => (name === 'change' ? { form: long } : say('Done.')));
    const here = await meet(context, { action });
    const shown = await here.post([actions({ label: 'When…', action: toAction('change') })]);
    const view = await here.press(shown, 'When…', here.bob).modal();
    await here.slack.people.submit(view, { time: '10:30' }).answered();
    expect(action).toHaveBeenLastCalledWith(
      toAction('subscribe', { text, time: '10:30', layout: 'thread' }),
      here.asker(here.bob),
      'button',
    );
  });
});

describe.concurrent('a form that is refused', () => {
  const nowhere = { count: 'Five at most.' };

  test.for([
    ['as a whole', {}],
    ['for what it does not ask for', { wrong: nowhere }],
  ] as const)('%s gives way to the page that says why', async ([, more], context) => {
    const action = answering(() => say('Only for managers.', { refused: true, ...more }));
    const here = await meet(context, { command: settings, action });
    const view = await here.ask('settings').modal();
    const sent = here.slack.people.submit(view);
    expect(await sent.answered()).toMatchObject({ kind: 'update' });
    expect(readView(view)).toBe('Only for managers.');
  });

  test('when it is too late for its fields says what is wrong on the page', async (context) => {
    const { released, release } = createLatch();
    const wrong = { time: 'There is no 25 o’clock.', layout: 'Choose one.' };
    const action = () => released.then(() => say('No.', { refused: true, wrong }));
    const here = await meet(context, { command: settings, action });
    const view = await here.ask('settings').modal();
    await here.slack.people.submit(view, { time: '25' }).answered();
    release();
    await here.comes(() => readView(view)).toBe('There is no 25 o’clock. Choose one.');
  });

  test('by a core that fails when Slack waits no longer does not ask for a moment for ever', async (context) => {
    const { released, release } = createLatch();
    const action = () => released.then(() => Promise.reject(new Error('a bug')));
    const here = await meet(context, { command: settings, action });
    const view = await here.ask('settings').modal();
    await here.slack.people.submit(view).answered();
    release();
    await here.comes(() => readView(view)).toMatch(BROKEN);
    expect(here.trouble()).toEqual(['interaction not answered']);
  });

  test('because nobody knows any more what it was for is told so', async (context) => {
    const long = { ...form, action: toAction('subscribe', { text: 'planes '.repeat(400) }) };
    const here = await meet(context, { command: async (): Promise<Reply> => ({ form: long }) });
    const view = await here.ask('settings').modal();
    await here.disconnect();
    const action = answering(() => say('Done.'));
    const after = await here.connect({ action });
    const sent = here.slack.people.submit(view);
    expect(await sent.answered()).toMatchObject({ kind: 'update' });
    expect(readView(view)).toMatch(/This form is too old/);
    expect(action).not.toHaveBeenCalled();
    await after.disconnect();
  });
});

describe.concurrent('a form that comes when Slack waits for it no longer', () => {
  /** A core that answers after three seconds, as far as Slack knows. */
  function late(reply: Reply) {
    let now = Date.parse('2026-08-21T09:00:00Z');
    const answer = async () => {
      now += 3_001;
      return reply;
    };
    return { answer, clock: { now: () => now } };
  }

  test('gives way to its message', async (context) => {
    const { answer, clock } = late(say('The settings, to read', { form }));
    const here = await meet(context, { command: answer, action: answer }, { clock });
    expect(await here.ask('settings').message()).toMatchObject({ ephemeralTo: here.ada.id });
    const parent = await here.post([text(plain('An edition'))]);
    const button = actions({ label: 'Settings', action: toAction('settings') });
    const shown = await here.post([button], parent.ts);
    expect(await here.press(shown, 'Settings').message()).toMatchObject({
      ephemeralTo: here.ada.id,
      threadTs: parent.ts,
    });
    expect(here.privately()).toEqual(['The settings, to read', 'The settings, to read']);
    expect(here.trouble()).toEqual([]);
  });

  test('and has no message asks to press again', async (context) => {
    const { answer, clock } = late({ form });
    const here = await meet(context, { action: answer }, { clock });
    const shown = await here.post([actions({ label: 'When…', action: toAction('change') })]);
    expect(readSlack(await here.press(shown, 'When…').message())).toMatch(
      /Please press the button again/,
    );
  });
});

describe.concurrent('the page that a form became', () => {
  // Its meaning is longer than a button.
  const change = toAction('change', { note: 'planes '.repeat(400) });
  const buttons = actions(
    { label: 'When…', action: change },
    { label: 'Pause', action: toAction('pause') },
  );
  const page = (words: string): MessageReply => ({
    message: message(text(plain(words)), buttons),
    visibility: 'private',
  });

  test('is about the channel of the form, and so is the answer to its buttons', async (context) => {
    const action = answering(({ name }) => (name === 'change' ? { form } : page(name)));
    const here = await meet(context, { command: settings, action });
    const first = await here.ask('settings').modal();
    await here.slack.people.submit(first, {}).answered();
    const second = await here.pressIn(first, 'Pause').modal();
    expect(readView(second)).toContain('pause');
    await here.pressIn(second, 'When…').modal();
    expect(action.mock.calls.map(([asked]) => asked.name)).toEqual(['settings', 'pause', 'change']);
    for (const [, asker] of action.mock.calls) expect(asker).toEqual(here.asker(here.ada));
  });

  test('may open forms again, as far as Slack lays pages on each other and beyond', async (context) => {
    const action = answering(({ name, args }) =>
      name === 'change' ? { form } : page(`It is ${args.time} now.`),
    );
    const here = await meet(context, { command: settings, action });
    const sendOff = async (view: View, time: string) => {
      await here.slack.people.submit(view, { time }).answered();
      expect(readView(view)).toContain(`It is ${time} now.`);
      return here.pressIn(view, 'When…');
    };
    const first = await here.ask('settings').modal();
    const second = await (await sendOff(first, '10:00')).modal();
    const third = await (await sendOff(second, '11:00')).modal();
    await sendOff(third, '12:00');
    // Slack lays three pages on each other at most: the third one is a form again.
    await here.comes(() => third.payload.callback_id).toBe('form');
    await sendOff(third, '13:00');
    await here.comes(() => action.mock.calls.length).toBe(8);
    for (const [, asker] of action.mock.calls) expect(asker).toEqual(here.asker(here.ada));
  });
});
