import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import { topicsText } from '../../src/commands/text/topics.ts';
import { settingsSchema } from '../../src/config/settings.ts';
import type { Subscription } from '../../src/core/edition/model.ts';
import {
  ASKER,
  anEdition,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  NOON,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { createAsking, findAction, readReply } from './ask.ts';

const HOUR_MS = 3_600_000;

function createSetting(facts: Partial<Subscription> = {}, more: Partial<CommandServices> = {}) {
  const subscriptions = createMemorySubscriptions({ ...SUBSCRIPTION, ...facts });
  const asking = createAsking(createMemoryServices({ subscriptions, ...more }));
  return { ...asking, stored: () => subscriptions.ofChannel(ASKER.channel) };
}

const stranger = { chat: createMemoryChat({ mayManage: async () => false }) };

describe('settings', () => {
  it('shows all of them, with what stands now selected', async () => {
    const { read } = createSetting({ count: 4, topics: { include: ['robots'], exclude: [] } });
    expect((await read('settings')).split('\n')).toEqual([
      'Settings of this channel',
      'When: Mon–Fri at 09:00 Europe/Berlin',
      'Papers: up to 4, as a thread',
      'Topics: about “robots”',
      'Minimum: none',
      'Without papers: one line that says why',
      'Next edition: for Mon 24 Aug 2026, comes 2026-08-24T07:00:00.000Z',
      'Layout: *A thread, with a message for each paper* / One compact message, a line for each paper',
      'Papers: Up to 3 papers / *Up to 4 papers* / Up to 5 papers / Up to 8 papers / ' +
        'Up to 10 papers / Up to 15 papers / Up to 20 papers',
      'Days: *Mon–Fri* / Every day / Mon, Wed and Fri / Tue and Thu / Mon',
      'Without papers: *One line that says why* / Nothing',
      '[When…] [What…] [Pause] [Unsubscribe]',
    ]);
  });

  it('may be read by anybody, and changed only by people who manage the channel', async () => {
    const { read, stored } = createSetting({}, stranger);
    const page = await read('settings');
    expect(page).toContain('When: Mon–Fri at 09:00');
    expect(page).toMatch(/\nPeople who may manage this channel can change them\.$/);
    expect(await read('settings count:3')).toMatch(
      /^Only people who may manage this channel can change its settings\. Please ask one of them\.$/,
    );
    expect(await stored()).toEqual(SUBSCRIPTION);
  });

  it('are changed by a select, and the answer shows what stands then', async () => {
    const { ask, press, stored } = createSetting();
    const page = await ask('settings');
    const after = await press(page, 'One compact message, a line for each paper');
    expect(await stored()).toMatchObject({ layout: 'compact', by: ASKER.person });
    expect(JSON.stringify(after)).toContain('Changed: layout.');
    await press(after, 'Every day');
    expect(await stored()).toMatchObject({ layout: 'compact', days: [1, 2, 3, 4, 5, 6, 7] });
  });

  it('that are the same already change nothing', async () => {
    const { read, stored } = createSetting();
    expect(await read('settings 9am Berlin topics:any')).toContain('Nothing changed');
    expect(await stored()).toEqual(SUBSCRIPTION);
  });

  it('open short forms with the current values, which give the same settings when sent', async () => {
    const topics = { include: ['world model'], exclude: ['medical'] };
    const { ask, runner, stored } = createSetting({ zone: 'Etc/GMT-2', topics, minimum: 3 });
    const page = await ask('settings');
    for (const button of ['When…', 'What…']) {
      const reply = await runner.runAction(findAction(page, button), ASKER);
      if ('message' in reply) throw new Error('no form');
      expect(reply.form.action.name).toBe('settings');
      const filled = reply.form.fields.map(({ name, value }) => [name, value]);
      const args = { ...reply.form.action.args, ...Object.fromEntries(filled) };
      const sent = await runner.runAction({ ...reply.form.action, args }, ASKER);
      expect(JSON.stringify(sent)).toContain('Nothing changed');
    }
    expect(await stored()).toMatchObject({ zone: 'Etc/GMT-2', topics, minimum: 3 });
  });
});

describe('what the settings file allows', () => {
  const file = JSON.parse(readFileSync('config/default.json', 'utf8'));
  const read = (defaults: object) =>
    settingsSchema.safeParse({ ...file, defaults: { ...file.defaults, ...defaults } });

  it('is what the commands take', async () => {
    const topics = { include: ['no free lunch', 'C'], exclude: ['x'.repeat(60)] };
    const most = { count: 20, minimum: 1000, topics };
    const { data } = read(most);
    if (!data) throw new Error('refused');
    const { zone = SUBSCRIPTION.zone, ...defaults } = data.defaults;
    const { runner, stored } = createSetting({ ...defaults, zone });
    const args = { count: '20', minimum: '1000', topics: topicsText(topics) };
    const reply = await runner.runAction({ name: 'settings', version: 1, args }, ASKER);
    expect(readReply(reply)).toContain('Nothing changed');
    expect(await stored()).toMatchObject(most);
  });

  it.each([
    { count: 21 },
    { minimum: 1001 },
    ...['a, b', '-medical', 'world -model', '“model”', '!', 'x'.repeat(61), 'sort:date'].map(
      (topic) => ({
        topics: { include: [topic], exclude: [] },
      }),
    ),
    { topics: { include: Array.from({ length: 21 }, (_, n) => `t${n}`), exclude: [] } },
  ])('is nothing that they would refuse: %j', (defaults) => {
    expect(read(defaults).success).toBe(false);
  });
});

describe('the form that comes with the settings', () => {
  const SETTINGS = { name: 'settings', version: 1 } as const;

  it('has a field for each of them, with what stands now', async () => {
    const topics = { include: ['world model'], exclude: ['medical'] };
    const { ask } = createSetting({ topics, minimum: 3, layout: 'compact' });
    const { form } = await ask('settings');
    expect(form?.title).toBe('Settings of this channel');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['time', '09:00'],
      ['zone', 'Europe/Berlin'],
      ['days', 'Mon–Fri'],
      ['count', '5'],
      ['topics', 'world model, -medical'],
      ['minimum', '3'],
      ['layout', 'compact'],
      ['empty', 'line'],
    ]);
    const choices = form?.fields.map(({ choices = [] }) => choices.map(({ value }) => value));
    expect(choices?.slice(-2)).toEqual([
      ['thread', 'compact'],
      ['line', 'nothing'],
    ]);
  });

  it('changes nothing when it is sent as it came', async () => {
    const topics = { include: ['world model'], exclude: ['medical'] };
    const before = { zone: 'Etc/GMT-2', topics, minimum: 3, count: 8, days: [2, 7] };
    const { ask, runner, stored } = createSetting(before);
    const { form } = await ask('settings');
    const filled = form?.fields.map(({ name, value }) => [name, value]) ?? [];
    const args = { ...form?.action.args, ...Object.fromEntries(filled) };
    const reply = await runner.runAction({ ...SETTINGS, args }, ASKER);
    expect(readReply(reply)).toContain('Nothing changed');
    expect(await stored()).toEqual({ ...SUBSCRIPTION, ...before });
  });

  it('takes emptied topics and an emptied minimum for none, and keeps the rest', async () => {
    const topics = { include: ['robots'], exclude: [] };
    const before = { ...{ topics, minimum: 3, count: 8 }, layout: 'compact' } as const;
    const { ask, act, stored } = createSetting(before);
    const { form } = await ask('settings');
    if (!form) throw new Error('no form');
    await act(form.action);
    const none = { topics: { include: [], exclude: [] }, minimum: 0 };
    expect(await stored()).toMatchObject({ ...before, ...none, time: '09:00' });
  });

  it('is only for people who may change them, and not given again when they did', async () => {
    expect(await createSetting({}, stranger).ask('settings')).not.toHaveProperty('form');
    expect(await createSetting().ask('settings count:3')).not.toHaveProperty('form');
  });

  it('is told all that is wrong, each at its field', async () => {
    const { act, stored } = createSetting();
    const args = { time: 'teatime', count: '99', zone: 'Berlin', topics: '-' };
    const reply = await act({ ...SETTINGS, args });
    expect(Object.keys(reply.wrong ?? {})).toEqual(['time', 'count', 'topics']);
    expect(reply.wrong?.time).toBe(
      '“teatime” does not fit time. Write a time of day, such as 09:00, 9am or 21h.',
    );
    expect(readReply(reply).split('\n')).toEqual(Object.values(reply.wrong ?? {}));
    expect(reply).toMatchObject({ refused: true, visibility: 'private' });
    expect(await stored()).toEqual(SUBSCRIPTION);
  });

  it('has nothing wrong at a field where nobody may send it, or the channel gets no editions', async () => {
    const action = { ...SETTINGS, args: { count: '3' } };
    const refused = await createSetting({}, stranger).act(action);
    const subscriptions = createMemorySubscriptions();
    const none = await createSetting({}, { subscriptions }).act(action);
    for (const reply of [refused, none]) {
      expect(reply).toMatchObject({ refused: true });
      expect(reply).not.toHaveProperty('wrong');
    }
  });
});

describe('who may manage a channel', () => {
  it.each([
    ['discord', '(on Discord: Manage Channels)'],
    ['slack', '(on Slack: the channel’s creator, and admins and owners of the workspace)'],
  ])('is said in the words of %s', async (platform, words) => {
    const { runner } = createSetting({}, stranger);
    const asker = { ...ASKER, channel: { ...ASKER.channel, platform } };
    expect(readReply(await runner.runText('settings count:3', asker))).toContain(
      `Only people who may manage this channel can change its settings ${words}. Please`,
    );
  });
});

describe('a form of settings', () => {
  it('takes emptied topics and an emptied minimum for none', async () => {
    const topics = { include: ['robots'], exclude: [] };
    const { ask, runner, stored } = createSetting({ topics, minimum: 3, count: 8 });
    const opening = findAction(await ask('settings'), 'What…');
    const reply = await runner.runAction(opening, ASKER);
    if ('message' in reply) throw new Error('no form');
    await runner.runAction(reply.form.action, ASKER);
    expect(await stored()).toMatchObject({
      topics: { include: [], exclude: [] },
      minimum: 0,
      count: 8,
    });
  });

  it('is told what to write, not what to type', async () => {
    const { runner } = createSetting();
    const send = (args: Readonly<Record<string, string>>) =>
      runner.runAction({ name: 'settings', version: 1, args }, ASKER);
    expect(readReply(await send({ time: 'teatime' }))).toBe(
      '“teatime” does not fit time. Write a time of day, such as 09:00, 9am or 21h.',
    );
  });
});

describe('a channel that is unsubscribed meanwhile', () => {
  it.each(['settings count:3', 'subscribe count:3', 'pause', 'resume'])(
    'stays so: %s',
    async (line) => {
      const subscriptions = createMemorySubscriptions({
        ...SUBSCRIPTION,
        standing: { state: 'paused' },
      });
      const save = async (changed: Subscription) => {
        await subscriptions.end(changed.id);
        return subscriptions.save(changed);
      };
      const services = createMemoryServices({ subscriptions: { ...subscriptions, save } });
      expect(await createAsking(services).read(line)).toBe(
        'This channel was unsubscribed a moment ago. /papers subscribe brings it back.',
      );
      expect(await subscriptions.ofChannel(ASKER.channel)).toBeUndefined();
    },
  );

  it.each(['settings count:3', 'pause', 'resume', 'post'])(
    'also while the platform is asked who may: %s',
    async (line) => {
      const subscriptions = createMemorySubscriptions(SUBSCRIPTION);
      const chat = createMemoryChat({
        mayManage: async () => {
          await subscriptions.end(SUBSCRIPTION.id);
          return true;
        },
      });
      const { read } = createAsking(createMemoryServices({ subscriptions, chat }));
      expect(await read(line)).toContain('This channel gets no editions.');
    },
  );

  it('keeps what somebody else changed while the platform was asked', async () => {
    const subscriptions = createMemorySubscriptions(SUBSCRIPTION);
    const chat = createMemoryChat({
      mayManage: async () => subscriptions.save({ ...SUBSCRIPTION, count: 8 }),
    });
    const { ask } = createAsking(createMemoryServices({ subscriptions, chat }));
    await ask('settings compact');
    expect(await subscriptions.ofChannel(ASKER.channel)).toMatchObject({
      count: 8,
      layout: 'compact',
    });
  });
});

describe('the next edition after the times changed', () => {
  it('comes today where its time is still to come and today had none', async () => {
    const { ask, stored } = createSetting();
    await ask('settings 14:00');
    expect(await stored()).toMatchObject({ nextDate: '2026-08-21' });
  });

  it('is never a second one for a date', async () => {
    const editions = createMemoryEditions(anEdition({ localDate: '2026-08-21' }));
    const { ask, stored } = createSetting({}, { editions });
    await ask('settings 14:00 daily');
    expect(await stored()).toMatchObject({ nextDate: '2026-08-22' });
  });

  it('stays put off where it was', async () => {
    const { ask, stored } = createSetting();
    await ask('pause 2026-09-01');
    await ask('settings 14:00');
    expect(await stored()).toMatchObject({
      nextDate: '2026-09-01',
      nextRunAt: Date.UTC(2026, 8, 1, 12),
    });
  });

  it('stays due where it waits for its papers', async () => {
    const due = { nextDate: '2026-08-21', nextRunAt: NOON - HOUR_MS };
    const { ask, stored } = createSetting(due);
    await ask('settings 8:00');
    expect(await stored()).toMatchObject({ time: '08:00', ...due });
  });
});
