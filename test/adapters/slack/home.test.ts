import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { actions, heading, message, plain, rows, text } from '../../../src/core/message/build.ts';
import type { Action, Message } from '../../../src/core/message/model.ts';
import type { Reply } from '../../../src/core/message/reply.ts';
import type { Asker } from '../../../src/core/ports/chat-platform.ts';
import type { User } from '../../support/slack/world/model.ts';
import { buttonOf, choiceOf, MODES, readSlack } from '../../support/slack-bot.ts';
import { blocksOf, meet, readView, say, spoken } from '../../support/slack-people.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

const toAction = (name: string, args: Action['args'] = {}): Action => ({ name, version: 1, args });

const ALL = { label: 'Show all', action: toAction('saved') };
const row = { title: [plain('Paper Planes')], detail: [], paperId: '2401.01234' };
const page = message(heading('Your list'), rows([row]), actions(ALL));
const home = async (): Promise<Message> => page;

/** A core whose every answer leads to another. */
const answer = (action: Action): Reply => ({
  message: message(text(plain(`${action.name} ${action.args.paper ?? ''}`.trim())), actions(ALL)),
  visibility: 'private',
  share: action,
});

const answering = (reply: (action: Action) => Reply | Promise<Reply> = answer) =>
  vi.fn(async (action: Action, _asker: Asker) => reply(action));

type Here = Awaited<ReturnType<typeof meet>>;

const homeOf = ({ world }: Here, user: User) => blocksOf(world.home(user.id) ?? {});

/** Opens somebody's Home, and waits until it is there. */
async function openHome(here: Here, user = here.ada): Promise<void> {
  here.slack.people.openHome(user.id);
  await here.comes(() => homeOf(here, user).blocks.length).toBeGreaterThan(0);
}

const pressHome = (here: Here, label: string) =>
  here.slack.people.pressHome({
    user: here.ada.id,
    actionId: buttonOf(homeOf(here, here.ada), label),
  });

describe.concurrent.each(MODES)('Home, over %s', (mode) => {
  test('shows whoever opens it their own page, anew each time', async (context) => {
    let count = 0;
    const own = vi.fn(async (_asker: Asker) => {
      count += 1;
      return spoken(`page ${count}`);
    });
    const here = await meet(context, { home: own }, { mode });
    for (const [user, words] of [
      [here.ada, 'page 1'],
      [here.bob, 'page 2'],
      [here.ada, 'page 3'],
    ] as const) {
      here.slack.people.openHome(user.id);
      await here.comes(() => readSlack(homeOf(here, user))).toBe(words);
    }
    expect(readSlack(homeOf(here, here.bob))).toBe('page 2');
    expect(own.mock.calls).toEqual(
      [here.ada, here.bob, here.ada].map((user) => [here.asker(user, '')]),
    );
  });

  test('opens the answer to a button as a page, and the next ones on top of it', async (context) => {
    const action = answering();
    const here = await meet(context, { home, action }, { mode });
    await openHome(here);
    const opened = pressHome(here, 'Show all');
    expect(await opened.answered()).toMatchObject({ kind: 'acked' });
    const first = await opened.modal();
    const second = await here.pressIn(first, 'Show all').modal();
    const third = await here.pressIn(second, 'Show all').modal();
    expect([first, second, third].map(readView)).toEqual([1, 2, 3].map(() => 'saved\nShow all'));
    expect(third).toMatchObject({ rootId: first.id, previousId: second.id });
    expect(action.mock.calls).toEqual(
      [1, 2, 3].map(() => [toAction('saved'), here.asker(here.ada, ''), 'button']),
    );
    expect(here.publicly()).toEqual([]);
  });
});

describe.concurrent('a page in Home', () => {
  test('is opened by the paper that somebody chooses', async (context) => {
    const here = await meet(context, { home, action: answering() });
    await openHome(here);
    const choice = choiceOf(homeOf(here, here.ada), 'Paper Planes');
    const opened = here.slack.people.chooseHome({ user: here.ada.id, ...choice });
    expect(readView(await opened.modal())).toBe('show 2401.01234\nShow all');
  });

  test('and Home itself have buttons whose meaning is longer than a button', async (context) => {
    const about = (word: string) => toAction('similar', { text: `${word} `.repeat(400) });
    const leadingTo = (word: string) => message(actions({ label: 'Similar', action: about(word) }));
    const action = answering(() => ({ message: leadingTo('kites'), visibility: 'private' }));
    const here = await meet(context, { home: async () => leadingTo('planes'), action });
    await openHome(here);
    const first = await pressHome(here, 'Similar').modal();
    await here.pressIn(first, 'Similar').modal();
    expect(action.mock.calls.map(([asked]) => asked)).toEqual([about('planes'), about('kites')]);
  });

  test('changes where Slack lays no further one on top', async (context) => {
    let count = 0;
    const action = answering(() => {
      count += 1;
      return answer(toAction(`page ${count}`));
    });
    const here = await meet(context, { home, action });
    await openHome(here);
    const first = await pressHome(here, 'Show all').modal();
    const second = await here.pressIn(first, 'Show all').modal();
    const third = await here.pressIn(second, 'Show all').modal();
    here.pressIn(third, 'Show all');
    await here.comes(() => readView(third)).toBe('page 4\nShow all');
    here.pressIn(third, 'Show all');
    await here.comes(() => readView(third)).toBe('page 5\nShow all');
    expect([first, second].map(readView)).toEqual(['page 1\nShow all', 'page 2\nShow all']);
    expect(here.trouble()).toEqual([]);
  });

  test('changes when the answer comes too late for another one', async (context) => {
    let now = Date.parse('2026-08-21T09:00:00Z');
    const action = answering(({ name }) => answer(toAction(`more of ${name}`)));
    const here = await meet(context, { home, action }, { clock: { now: () => now } });
    await openHome(here);
    const first = await pressHome(here, 'Show all').modal();
    action.mockImplementationOnce(async () => {
      now += 3_001;
      return answer(toAction('all, at last'));
    });
    here.pressIn(first, 'Show all');
    await here.comes(() => readView(first)).toBe('all, at last\nShow all');
    expect(here.trouble()).toEqual([]);
  });

  test('offers nothing to share, and says of nobody that they asked: nobody else sees it', async (context) => {
    const action = answering((asked) => ({ ...answer(asked), ...say('The winners', shared) }));
    const shared = { visibility: 'shared', share: toAction('top') } as const;
    const here = await meet(context, { home, action });
    await openHome(here);
    expect(readView(await pressHome(here, 'Show all').modal())).toBe('The winners');
    expect(here.publicly()).toEqual([]);
  });

  test('says kindly that the core failed, which is logged', async (context) => {
    const action = answering(() => Promise.reject(new Error('a bug')));
    const here = await meet(context, { home, action });
    await openHome(here);
    const view = await pressHome(here, 'Show all').modal();
    expect(readView(view)).toMatch(/Something went wrong on our side/);
    expect(here.trouble()).toEqual(['interaction not answered']);
  });

  test('may be a form', async (context) => {
    const field = { name: 'time', label: 'Time', hint: '', value: '09:00' };
    const form = { title: 'Settings', action: toAction('settings'), fields: [field] };
    const action = answering(({ name, args }) =>
      name === 'saved' ? { form } : say(`${args.time}`),
    );
    const here = await meet(context, { home, action });
    await openHome(here);
    const view = await pressHome(here, 'Show all').modal();
    await here.slack.people.submit(view, { time: '10:30' }).answered();
    expect(readView(view)).toBe('10:30');
    expect(action.mock.lastCall?.[1]).toEqual(here.asker(here.ada, ''));
  });
});

describe.concurrent('Home stays as it was', () => {
  test('while somebody looks at their messages with Paperboy', async (context) => {
    const own = vi.fn(home);
    const here = await meet(context, { home: own });
    here.slack.people.openHome(here.ada.id, 'messages');
    await openHome(here, here.bob);
    expect(own).toHaveBeenCalledOnce();
    expect(here.world.home(here.ada.id)).toBeUndefined();
  });

  test('when the core fails, which is logged; the next time it is there', async (context) => {
    const own = vi.fn(home).mockRejectedValueOnce(new Error('a bug'));
    const here = await meet(context, { home: own });
    here.slack.people.openHome(here.ada.id);
    await here.comes(here.trouble).toEqual(['not shown']);
    expect(here.world.home(here.ada.id)).toBeUndefined();
    await openHome(here);
    expect(here.trouble()).toEqual(['not shown']);
  });

  test('where the app has none, which is logged', async (context) => {
    const here = await meet(context, { home }, { homeTab: false });
    here.slack.people.openHome(here.ada.id);
    await here.comes(here.trouble).toEqual(['not shown']);
    expect(inspect(here.log, { depth: 20 })).toContain('not_enabled');
  });
});
