import { describe, expect, test } from 'vitest';
import { field, home, input, long, many, modal, plain, section } from './block-builders.ts';
import { type Scene, useScene } from './scene.ts';

const scene = useScene();

/** A trigger, as a button would bring it, without anybody who hears of the press. */
function trigger({ slack, ada, channel }: Scene): string {
  return slack.people.command({ user: ada.id, channel: channel.id }).triggerId;
}

const open = (here: Scene, view: object, trigger_id = trigger(here)) =>
  here.api('views.open', { trigger_id, view });
const at = (problem: string, pointer: string) => `${problem} [json-pointer:/view${pointer}]`;

describe('a view is taken at each limit and refused past it', () => {
  test.each<readonly [string, object, object, string]>([
    [
      'title',
      modal([], { title: plain(long(24)) }),
      modal([], { title: plain(long(25)) }),
      at('must be less than 25 characters', '/title/text'),
    ],
    [
      'submit',
      modal([], { submit: plain(long(24)) }),
      modal([], { submit: plain(long(25)) }),
      at('must be less than 25 characters', '/submit/text'),
    ],
    [
      'close',
      modal([], { close: plain(long(24)) }),
      modal([], { close: plain(long(25)) }),
      at('must be less than 25 characters', '/close/text'),
    ],
    [
      'private_metadata',
      modal([], { private_metadata: long(3000) }),
      modal([], { private_metadata: long(3001) }),
      at('must be less than 3001 characters', '/private_metadata'),
    ],
    [
      'callback_id',
      modal([], { callback_id: long(255) }),
      modal([], { callback_id: long(256) }),
      at('must be less than 256 characters', '/callback_id'),
    ],
    [
      'external_id',
      modal([], { external_id: long(255) }),
      modal([], { external_id: long(256) }),
      at('must be less than 256 characters', '/external_id'),
    ],
    [
      'blocks',
      modal(many(100, () => section())),
      modal(many(101, () => section())),
      at('no more than 100 items allowed', '/blocks'),
    ],
    [
      'inputs need a submit',
      modal([section()], { submit: undefined }),
      modal([input()], { submit: undefined }),
      at('must define `submit` to use an `input` block in modals', '/blocks/0/input'),
    ],
    [
      'title at all',
      modal([]),
      modal([], { title: undefined }),
      at('missing required field: title', ''),
    ],
    [
      'blocks at all',
      modal([]),
      { type: 'modal', title: plain() },
      at('missing required field: blocks', ''),
    ],
    ['a type', modal([]), {}, at('missing required field: type', '')],
    [
      'nothing unknown',
      modal([]),
      modal([], { colour: 'red' }),
      at('invalid additional property: colour', ''),
    ],
    [
      'blocks of modals',
      modal([{ type: 'alert', text: plain() }]),
      modal([{ type: 'markdown', text: 'x' }]),
      at('unsupported type: markdown', '/blocks/0/type'),
    ],
    [
      'unique block_id',
      modal([input(), section({ block_id: 'other' })]),
      modal([input(), section({ block_id: 'field' })]),
      at('`block_id` "field" already exists', '/blocks/1/block_id'),
    ],
  ])('%s', async (_name, good, bad, said) => {
    const here = await scene();
    expect((await open(here, good)).body.ok).toBe(true);
    expect(await open(here, bad)).toMatchObject({ error: 'invalid_arguments', problems: [said] });
  });
});

test('a view has at most 250 KB', async () => {
  const here = await scene();
  const blocks = (length: number) => many(90, () => section({ text: plain(long(length)) }));
  expect((await open(here, modal(blocks(2600)))).body.ok).toBe(true);
  expect((await open(here, modal(blocks(2800)))).error).toBe('view_too_large');
});

test('a trigger is good for one view, for three seconds', async () => {
  let now = Date.now();
  const here = await scene({ now: () => now });
  const used = trigger(here);
  const late = trigger(here);
  expect((await open(here, modal([]), used)).body.view).toMatchObject({
    callback_id: 'form',
    state: { values: {} },
    hash: expect.any(String),
    bot_id: here.slack.botId,
  });
  expect((await open(here, modal([]), used)).error).toBe('exchanged_trigger_id');
  expect((await open(here, modal([]), 'x')).error).toBe('invalid_trigger_id');
  expect((await open(here, modal([]), '1.2.abc')).error).toBe('invalid_trigger_id');
  now += 3001;
  expect((await open(here, modal([]), late)).error).toBe('expired_trigger_id');
});

test('a refused view leaves its trigger for another try', async () => {
  const here = await scene();
  const once = trigger(here);
  await open(here, modal([], { title: undefined }), once);
  expect((await open(here, modal([]), once)).body.ok).toBe(true);
});

test('views are changed by id or external_id, with the right hash, while they are open', async () => {
  const here = await scene();
  const { api, slack } = here;
  const { body } = await open(here, modal([input()], { external_id: 'e' }));
  const { id, hash } = Object(body.view);
  const update = (args: object) => api('views.update', { view: modal([]), ...args });
  expect((await update({ view_id: id, hash: 'x' })).error).toBe('hash_conflict');
  expect((await update({ view_id: id, hash })).body.ok).toBe(true);
  expect((await update({ view_id: id, hash })).error).toBe('hash_conflict');
  expect((await update({ view_id: 'V404' })).error).toBe('not_found');
  expect((await open(here, modal([], { external_id: 'e' }))).body.ok).toBe(true);
  expect((await open(here, modal([], { external_id: 'e' }))).error).toBe('duplicate_external_id');
  expect((await update({ external_id: 'e' })).body.ok).toBe(true);
  const opened = slack.people.command({ user: here.ada.id, channel: here.channel.id });
  await open(here, modal([]), opened.triggerId);
  const view = await opened.modal();
  slack.people.closeView(view);
  expect((await update({ view_id: view.id })).error).toBe('not_found');
});

test('three views may lie over one another', async () => {
  const here = await scene();
  const { people } = here.slack;
  const first = people.command({ user: here.ada.id, channel: here.channel.id });
  const view = modal([input(field({ action_id: 'pick' }), { dispatch_action: true })]);
  const pushable = modal([
    section({ accessory: { type: 'button', text: plain(), action_id: 'go' } }),
  ]);
  await open(here, pushable, first.triggerId);
  let top = await first.modal();
  const push = async () => {
    const pressed = people.pressView({ view: top, actionId: 'go' });
    const answer = await here.api('views.push', { trigger_id: pressed.triggerId, view: pushable });
    if (answer.body.ok) top = await pressed.modal();
    return answer;
  };
  expect((await push()).body.view).toMatchObject({ root_view_id: top.rootId });
  expect((await push()).body.ok).toBe(true);
  expect((await push()).error).toBe('push_limit_reached');
  expect((await here.api('views.push', { trigger_id: trigger(here), view })).error).toBe(
    'not_found',
  );
});

test('the Home tab: one view for each person, of its own type, when it is switched on', async () => {
  const here = await scene();
  const publish = (view: object, args = {}) =>
    here.api('views.publish', { user_id: here.ada.id, view, ...args });
  const { body } = await publish(home(section()));
  const { id, hash } = Object(body.view);
  expect((await publish(home(), { hash })).body.view).toMatchObject({ id });
  expect((await publish(home(), { hash })).error).toBe('hash_conflict');
  expect((await publish(home(), { user_id: 'U404' })).error).toBe('invalid_arguments');
  expect(await publish(modal([]))).toMatchObject({
    problems: [at('must be of type home', '/type')],
  });
  expect((await publish({ ...home(), title: plain() })).error).toBe('invalid_arguments');
  expect(here.slack.world.home(here.ada.id)).toMatchObject({ type: 'home', blocks: [] });
  const without = await scene({ homeTab: false });
  const refused = await without.api('views.publish', { user_id: without.ada.id, view: home() });
  expect(refused.error).toBe('not_enabled');
});
