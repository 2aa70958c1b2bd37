import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import {
  ASKER,
  anEdition,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { createAsking } from './ask.ts';

const MONDAY_AT_NINE = '2026-08-24T07:00:00.000Z';

function createSubscribing(overrides: Partial<CommandServices> = {}) {
  const services = createMemoryServices({
    subscriptions: createMemorySubscriptions(),
    ...overrides,
  });
  const stored = () => services.subscriptions.ofChannel(ASKER.channel);
  return { ...createAsking(services), stored };
}

describe('subscribe', () => {
  it('says exactly what will happen, when next, and which zone was taken', async () => {
    const { read, stored } = createSubscribing();
    expect((await read('subscribe')).split('\n')).toEqual([
      'This channel is subscribed. It gets up to 5 papers, Mon–Fri at 09:00 Europe/Berlin, as a thread.',
      `The next edition, for Mon 24 Aug 2026, comes ${MONDAY_AT_NINE}.`,
      'No time zone was given, so it is Europe/Berlin. To change it: /papers settings zone:London',
      '[Post today’s now] [Settings]',
    ]);
    expect(await stored()).toMatchObject({ standing: { state: 'active' }, by: ASKER.person });
  });

  it('begins today where the time is still to come', async () => {
    const { read } = createSubscribing();
    expect(await read('subscribe 2pm')).toContain('comes 2026-08-21T12:00:00.000Z');
  });

  it('takes everything as people write it, and says what it was taken for', async () => {
    const { read } = createSubscribing();
    const page = await read(
      'subscribe 8:30 new york every day 3 topics: diffusion, “world model”, -medical minimum:5 compact',
    );
    expect(page).toContain(
      'up to 3 papers, every day at 08:30 America/New_York, in one compact message; ' +
        'about “diffusion” or “world model”, not about “medical”; at least 5 upvotes.',
    );
    expect(page).not.toContain('No time zone was given');
  });

  it('changes only what is given where the channel is subscribed', async () => {
    const { read, stored } = createSubscribing({
      subscriptions: createMemorySubscriptions(SUBSCRIPTION),
    });
    expect(await read('subscribe')).toContain('subscribed already; nothing has changed.');
    expect(await read('subscribe count:8')).toContain(
      'subscribed already; what you gave is changed.',
    );
    expect(await stored()).toMatchObject({ id: SUBSCRIPTION.id, count: 8, time: '09:00' });
  });

  it.each([
    { state: 'paused' } as const,
    { state: 'stopped', reason: 'The channel is gone.' } as const,
  ])('lets a channel go on that is $state', async (standing) => {
    const nextRunAt = Date.UTC(2026, 6, 1);
    const { read, stored } = createSubscribing({
      subscriptions: createMemorySubscriptions({ ...SUBSCRIPTION, nextRunAt, standing }),
    });
    expect(await read('subscribe')).toMatch(/Editions go on .*\n.*2026-08-24T07:00:00\.000Z/);
    expect(await stored()).toMatchObject({ standing: { state: 'active' } });
  });

  it('never plans a second edition for a date, though the channel left and came back', async () => {
    const { read } = createSubscribing({
      subscriptions: createMemorySubscriptions(SUBSCRIPTION),
      editions: createMemoryEditions(anEdition({ localDate: '2026-08-21' })),
    });
    await read('unsubscribe');
    const page = await read('subscribe 23:00');
    expect(page).toContain('for Mon 24 Aug 2026');
    expect(page).not.toContain('Post today');
  });

  it('says at once when nothing can be posted, and offers no posting then', async () => {
    const { read } = createSubscribing({
      chat: createMemoryChat({
        channelProblem: async () => ({
          reason: 'Paperboy lacks the permission Send Messages here.',
          blocking: true,
        }),
      }),
    });
    const page = await read('subscribe');
    expect(page).toMatch(
      /^Nothing can be posted here yet\. Paperboy lacks .* no edition can come\.\n/,
    );
    expect(page).toMatch(/\n\[Settings\]$/);
  });

  it.each([
    ['subscribe 9am Berln', 'Did you mean Europe/Berlin?'],
    ['subscribe 9am robots', 'If it is a topic, write topics:robots.'],
    ['subscribe 9am IST', '“IST” can mean Asia/Kolkata, Asia/Jerusalem or Europe/Dublin'],
    ['subscribe zone:GMT-5:30', 'name a place that has your time, for example America/New_York'],
    ['subscribe zone:Mars', 'the nearest large city'],
    ['subscribe time:25:00', 'a time of day, such as 09:00'],
    ['subscribe days:someday', 'such as mon-fri'],
    ['subscribe count:50', 'a whole number from 1 to 20'],
    ['subscribe topics:a,-A', 'both wanted and left out'],
    ['subscribe topics:!!!', 'Write words such as robotics, or any for all papers.'],
    [`subscribe topics:${'many words '.repeat(9)}`, 'longer than 60 characters'],
    [`subscribe topics:${Array.from({ length: 21 }, (_, n) => `t${n}`)}`, 'These are 21 topics'],
  ])('names the mistake in %.40j and changes nothing', async (typed, hint) => {
    const { read, stored } = createSubscribing();
    expect(await read(typed)).toContain(hint);
    expect(await stored()).toBeUndefined();
  });
});

describe('unsubscribe', () => {
  it('ends editions, says what stays, and comes back with the same settings', async () => {
    const topics = { include: ['world model'], exclude: ['medical'] };
    const before = { ...SUBSCRIPTION, count: 3, topics, days: [6, 7] };
    const { ask, read, press, stored } = createSubscribing({
      subscriptions: createMemorySubscriptions(before),
    });
    const gone = await ask('unsubscribe');
    expect(await stored()).toBeUndefined();
    expect(await read('today')).toContain('gets no editions');
    await press(gone, 'Subscribe again');
    expect(await stored()).toMatchObject({ count: 3, topics, days: [6, 7], id: before.id });
  });
});
