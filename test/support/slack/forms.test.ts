import { expect, test } from 'vitest';
import { field, input, modal, option, plain, radio, section, select } from './block-builders.ts';
import type { InteractionHandle } from './interactions/handle.ts';
import { connectRaw, type Frame } from './raw-socket.ts';
import { useScene } from './scene.ts';

const scene = useScene();

async function opened(view: object) {
  const here = await scene();
  const socket = await connectRaw(here);
  const handle = here.slack.people.command({ user: here.ada.id, channel: here.channel.id });
  socket.ack(await socket.next('slash_commands'));
  await here.api('views.open', { trigger_id: handle.triggerId, view });
  /** Sends the form off, and answers as the app. */
  const submit = async (values: Record<string, string>, answer?: object) => {
    const sent = here.slack.people.submit(await handle.modal(), values);
    const frame = await socket.next('interactive');
    socket.ack(frame, answer);
    return { sent, frame };
  };
  return { ...here, socket, submit, view: await handle.modal() };
}

const payloadOf = ({ frame }: { readonly frame: Frame }) => frame.payload;
const kindOf = async ({ sent }: { readonly sent: InteractionHandle }) =>
  (await sent.answered()).kind;

const FORM = modal(
  [
    section(),
    input(field({ max_length: 5, min_length: 2 })),
    input(select({ action_id: 'day' }), { block_id: 'days' }),
    input(field({ action_id: 'note' }), { block_id: 'notes', optional: true }),
    input(radio({ action_id: 'layout', initial_option: option('a') }), { block_id: 'layouts' }),
  ],
  { private_metadata: 'kept' },
);

test('a form that is sent off brings what was put in, and what stood there', async () => {
  const { submit, ada } = await opened(FORM);
  const sent = await submit({ text: '09:00', days: 'b' });
  expect(payloadOf(sent)).toMatchObject({
    type: 'view_submission',
    user: { id: ada.id },
    view: {
      callback_id: 'form',
      private_metadata: 'kept',
      state: {
        values: {
          field: { text: { type: 'plain_text_input', value: '09:00' } },
          days: { day: { type: 'static_select', selected_option: option('b') } },
          notes: { note: { value: null } },
          layouts: { layout: { selected_option: option('a') } },
        },
      },
    },
    response_urls: [],
  });
});

test.each<readonly [string, Record<string, string>, string]>([
  ['too short', { text: 'x', day: 'a' }, '2 to 5 characters'],
  ['too long', { text: '123456', day: 'a' }, '2 to 5 characters'],
  ['empty', { day: 'a' }, '“text” is required'],
  ['nothing chosen', { text: '09:00' }, '“day” is required'],
  ['not offered', { text: '09:00', day: 'z' }, 'offers no “z”'],
  ['no such field', { colour: 'red' }, 'no field “colour”'],
])('a client does not send a form off that is %s', async (_name, values, said) => {
  const { slack, view } = await opened(FORM);
  expect(() => slack.people.submit(view, values)).toThrow(said);
});

test('errors stand at their fields, and the form stays open', async () => {
  const { submit, view } = await opened(modal([input()]));
  const { sent } = await submit(
    { text: 'x' },
    { response_action: 'errors', errors: { field: 'No such time.' } },
  );
  expect(await sent.answered()).toMatchObject({
    kind: 'errors',
    errors: { field: 'No such time.' },
  });
  expect(view.open).toBe(true);
});

test.each<readonly [string, object]>([
  ['errors at no field', { response_action: 'errors', errors: { other: 'x' } }],
  ['no errors', { response_action: 'errors', errors: {} }],
  ['a view that is none', { response_action: 'update', view: { type: 'modal' } }],
  ['something else', { response_action: 'explode' }],
])('a form that is answered with %s has failed', async (_name, answer) => {
  const { submit } = await opened(modal([input()]));
  const { sent } = await submit({ text: 'x' }, answer);
  expect(await sent.answered()).toMatchObject({ kind: 'failed', error: 'invalid_response' });
});

test('an empty answer closes the form, and a closed one can’t be sent off', async () => {
  const { submit, slack, view } = await opened(modal([input()]));
  expect(await kindOf(await submit({ text: 'x' }))).toBe('acked');
  expect(view.open).toBe(false);
  expect(() => slack.people.submit(view, { text: 'x' })).toThrow('is closed');
});

test('a form can be changed, covered by another, and cleared with all below it', async () => {
  const { submit, view } = await opened(modal([input()]));
  const next = modal([], { title: plain('Next') });
  const changed = modal([input()], { title: plain('Changed') });
  expect(
    await kindOf(await submit({ text: 'x' }, { response_action: 'update', view: changed })),
  ).toBe('update');
  expect(view.payload.title).toEqual(plain('Changed'));
  const pushed = await submit({ text: 'x' }, { response_action: 'push', view: next });
  const top = await pushed.sent.modal();
  expect([top.payload.title, top.previousId]).toEqual([plain('Next'), view.id]);
  expect(await kindOf(await submit({ text: 'x' }, { response_action: 'clear' }))).toBe('clear');
  expect([view.open, top.open]).toEqual([false, false]);
});

test('that a form was closed is told only if it asked for it', async () => {
  const quiet = await opened(modal([]));
  expect(quiet.slack.people.closeView(quiet.view)).toBeUndefined();
  const asking = await opened(modal([], { notify_on_close: true }));
  asking.slack.people.closeView(asking.view);
  expect((await asking.socket.next('interactive')).payload).toMatchObject({ type: 'view_closed' });
});

test.each<readonly [string, object, string, string]>([
  ['number', { type: 'number_input', is_decimal_allowed: false, max_value: '9' }, '9', '9.5'],
  ['address', { type: 'email_text_input' }, 'ada@a.example', 'ada'],
  ['link', { type: 'url_text_input' }, 'https://a.example', 'a'],
  ['time', { type: 'timepicker' }, '23:59', '24:00'],
  ['day', { type: 'datepicker' }, '2026-11-25', '25 November'],
])('a field for a %s takes only one', async (_name, element, good, bad) => {
  const { submit, slack, view } = await opened(modal([input({ action_id: 'text', ...element })]));
  expect(() => slack.people.submit(view, { text: bad })).toThrow('takes');
  expect(JSON.stringify(payloadOf(await submit({ text: good })))).toContain(good);
});
