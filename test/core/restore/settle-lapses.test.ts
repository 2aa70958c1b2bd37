import { expect, test } from 'vitest';
import type { Layout } from '../../../src/core/edition/layout.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type { ChatPlatform, ListOptions, Posted } from '../../../src/core/ports/chat-platform.ts';
import { createLapseSettling } from '../../../src/core/restore/settle-lapses.ts';
import { createTestClock } from '../../support/clock.ts';
import { makeEntry } from '../../support/papers.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { aSubscription } from '../../support/subscriptions.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const HOUR_MS = 3_600_000;
const RESTORED = '2026-08-21T12:00Z';
const DUE = Date.UTC(2026, 7, 21, 7);
const MONDAY = { nextDate: '2026-08-24', nextRunAt: Date.UTC(2026, 7, 24, 7) };

/**
 * A database that was restored at noon from a backup of the day before, and a channel that was due
 * at nine in Berlin.
 * @param stands which of these deliveries the platform shows
 */
async function restored(
  stands: (options: ListOptions) => Promise<Posted | undefined>,
  layout: Layout = 'thread',
) {
  const storage = await temporaryStorage();
  const clock = createTestClock(RESTORED);
  const due = { nextDate: '2026-08-21', nextRunAt: DUE };
  const subscription = aSubscription({ layout, ...due });
  await storage.subscriptions.ensure(subscription);
  const entries = ['2608.00001', '2608.00002', '2608.00003'].map((id) =>
    makeEntry(id, { day: '2026-08-20' }),
  );
  await storage.papers.put('live', entries, 1);
  const read = (at: number) =>
    storage.fetches.record({
      ...{ source: 'live', resource: 'day 2026-08-20', at, outcome: 'ok' },
      ...{ entries: 3, skipped: 0 },
    });
  await read(DUE - 20 * HOUR_MS);
  await storage.lapses.begin(clock.now());
  const platform = {
    listPosted: (_channel: unknown, options: ListOptions) => stands(options),
    openThread: async (parent: string) => `thread of ${parent}`,
  };
  const settling = createLapseSettling({
    ...storage,
    ...{ clock, logger: silentLogger, catchUpMs: 6 * HOUR_MS },
    sources: [{ name: 'live', label: 'The Live Source' }],
    platformOf: () => platform as unknown as ChatPlatform,
    electorateOf: () => ({ members: [], emojis: [] }),
    tapEmoji: () => '👍',
  });
  const channel = async () => {
    const { nextDate, nextRunAt } =
      (await storage.subscriptions.ofChannel(subscription.channel)) ?? due;
    return { nextDate, nextRunAt };
  };
  const isOpen = async () => (await storage.lapses.open()).length > 0;
  return { ...storage, clock, settling, channel, isOpen, due, readSource: () => read(clock.now()) };
}

/** Of what is asked for, that which ends so. */
const standing =
  (...ends: readonly string[]) =>
  async ({ keys }: ListOptions) =>
    new Map(
      keys.filter((key) => ends.some((end) => key.endsWith(end))).map((key) => [key, `ref ${key}`]),
    );

const EDITION = '2026-08-21/daily';

test('an edition that stands is known again by its papers, once the source has told them', async () => {
  const { settling, isOpen, readSource, clock, editions, outbox, displays, channel } =
    await restored(standing(`${EDITION}/00`, `${EDITION}/2608.00003`, `${EDITION}/2608.00001`));
  expect(await settling.run()).toEqual(new Set());
  expect(await isOpen()).toBe(true);
  clock.set('2026-08-21T12:05Z');
  await readSource();
  expect(await settling.run()).toEqual(new Set(['local']));

  const edition = await editions.ofDate('s', '2026-08-21');
  expect(edition).toMatchObject({ outcome: 'papers', sourceDay: '2026-08-20' });
  expect([...(await editions.postedPapers('s'))].toSorted()).toEqual(['2608.00001', '2608.00003']);
  // The parent, the thread, and both papers with the emoji under each: nothing is left to be sent.
  expect(await outbox.counts()).toMatchObject({ sent: 6, pending: 0, unknown: 0 });
  const shown = await displays.byMessage('local', `ref s/${EDITION}/2608.00003`);
  expect(shown).toMatchObject({ paperId: '2608.00003', votes: -1 });
  expect(await channel()).toEqual(MONDAY);
});

test('where nothing stands, the edition that is due stays due', async () => {
  const { settling, isOpen, channel, due } = await restored(standing());
  await settling.run();
  expect(await isOpen()).toBe(false);
  expect(await channel()).toEqual(due);
});

test('of a compact edition that stands, it is known that the channel had it', async () => {
  const { settling, readSource, editions, outbox, channel } = await restored(
    standing(`${EDITION}/00`),
    'compact',
  );
  await readSource();
  await settling.run();
  expect(await editions.ofDate('s', '2026-08-21')).toMatchObject({ papers: [] });
  expect(await outbox.counts()).toMatchObject({ pending: 0, unknown: 0, sent: 0 });
  expect(await channel()).toEqual(MONDAY);
});

test('a platform that can’t be asked is asked again, and in the end nothing of that time is posted', async () => {
  const answers = [
    async () => undefined,
    async () => {
      throw new PlatformError('Slack can’t be reached.', { kind: 'unavailable' });
    },
  ];
  let asked = 0;
  const { settling, isOpen, clock, channel } = await restored(() => {
    asked += 1;
    return (answers[asked % 2] ?? answers[0])?.() ?? Promise.resolve(undefined);
  });
  await settling.run();
  await settling.run();
  expect(asked).toBe(1);
  clock.set('2026-08-21T17:59Z');
  await settling.run();
  expect(asked).toBe(2);
  expect(await isOpen()).toBe(true);
  clock.set('2026-08-21T18:01Z');
  await settling.run();
  expect(await isOpen()).toBe(false);
  expect(await channel()).toEqual(MONDAY);
});
