import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/core/delivery/model.ts';
import { createDrafter } from '../../../src/core/edition/drafter.ts';
import { createEditor } from '../../../src/core/edition/editor.ts';
import type { Subscription } from '../../../src/core/edition/model.ts';
import { createIntake } from '../../../src/core/intake/intake.ts';
import { createTestClock } from '../../support/clock.ts';
import { createScriptedSource, listOf } from '../../support/scripted-source.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const HOUR = 3_600_000;
const channel = { platform: 'local', workspace: 'local', id: 'papers' };

/** A channel in Berlin at nine, and a source; Thursday 20 August 2026, eight in the evening. */
async function setUp(settings: Partial<Subscription> = {}) {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-20T18:00Z');
  const source = createScriptedSource();
  const sample = createScriptedSource('sample');
  sample.days.set('2026-01-05', listOf('2026-01-05', 12));
  const electorateOf = () => ({ members: [{ platform: 'local', workspace: 'local' }], emojis: [] });
  const { signal } = new AbortController();
  const shared = { ...storage, source, sample, clock, logger: silentLogger, electorateOf, signal };
  const intake = createIntake(shared);
  const drafter = createDrafter(shared);
  const editor = createEditor({
    ...{ ...shared, drafter, catchUpMs: 6 * HOUR },
    tapEmoji: (platform) => (platform === 'untapped' ? undefined : '👍'),
    showsSample: ({ platform }) => platform === 'local',
  });
  const subscription = await storage.subscriptions.put({
    id: 'berlin',
    channel,
    time: '09:00',
    zone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5, 6, 7],
    count: 5,
    minimum: 0,
    topics: { include: [], exclude: [] },
    nextDate: '2026-08-20',
    nextRunAt: clock.now(),
    layout: 'thread',
    empty: 'line',
    standing: { state: 'active' },
    ...settings,
  });
  /** What the heartbeat does: read what is due, then plan. */
  const beat = async () => {
    await intake.refresh();
    await editor.sweep();
  };
  const editions = async () => (await storage.editions.latest(subscription.id, 20)).toReversed();
  const summary = async () =>
    (await editions()).map((e) => `${e.localDate} ${e.kind} ${e.outcome} ${e.sourceDay ?? '-'}`);
  return { storage, clock, source, editor, beat, editions, summary, subscription };
}

describe('the editor', () => {
  test('a new channel gets the newest filled day at once, and the next edition is tomorrow at nine', async () => {
    const { source, beat, summary, storage, clock } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    await beat();
    expect(await summary()).toEqual(['2026-08-20 daily papers 2026-08-20']);
    expect(await storage.subscriptions.due(clock.now())).toEqual([]);
    const subscription = await storage.subscriptions.ofChannel(channel);
    expect(subscription).toMatchObject({
      nextDate: '2026-08-21',
      nextRunAt: Date.parse('2026-08-21T07:00Z'),
    });
  });

  test('a list that has only begun is not shown: the day before it is', async () => {
    const { source, beat, summary } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 4));
    source.days.set('2026-08-19', listOf('2026-08-19', 20));
    await beat();
    expect(await summary()).toEqual(['2026-08-20 daily papers 2026-08-19']);
  });

  test('without network a new channel shows the sample once, and the real edition when it can', async () => {
    const { source, beat, summary, clock } = await setUp();
    source.failure = 'No network.';
    await beat();
    clock.advance(30 * HOUR);
    await beat();
    expect(await summary()).toEqual(['2026-08-20 sample papers 2026-01-05']);
    source.failure = undefined;
    source.days.set('2026-08-21', listOf('2026-08-21', 20));
    clock.advance(2 * 60_000);
    await beat();
    expect(await summary()).toEqual([
      '2026-08-20 sample papers 2026-01-05',
      '2026-08-22 daily papers 2026-08-21',
    ]);
  });

  test('no paper is posted twice in a channel, and a weekend has its own sentence', async () => {
    const { source, beat, summary, editions, clock, storage } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    source.days.set('2026-08-21', [...listOf('2026-08-20', 3), ...listOf('2026-08-21', 20)]);
    await beat();
    for (const moment of ['2026-08-22T07:00Z', '2026-08-23T07:00Z', '2026-08-24T07:00Z']) {
      clock.set(moment);
      await beat();
    }
    expect(await summary()).toEqual([
      '2026-08-20 daily papers 2026-08-20',
      '2026-08-21 daily late -',
      '2026-08-22 daily papers 2026-08-21',
      '2026-08-23 daily weekend -',
      '2026-08-24 daily weekend -',
    ]);
    const posted = (await editions()).flatMap((edition) => edition.papers.map((p) => p.paperId));
    expect(new Set(posted).size).toBe(posted.length);
    const claim = await storage.outbox.claim('local', clock.now());
    expect(claim?.delivery.editionId).toBe('berlin/2026-08-20/daily');
  });

  test('a source that fails is waited for within the window, and said so after it', async () => {
    const { source, beat, summary, clock, storage } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    source.failure = 'The Source answered 500.';
    clock.set('2026-08-21T07:00Z');
    await beat();
    clock.advance(5 * HOUR);
    await beat();
    expect(await summary()).toHaveLength(1);
    clock.advance(HOUR + 60_000);
    await beat();
    expect((await summary()).at(-1)).toBe('2026-08-21 daily source-failed -');
    const last = (await deliver(storage, clock.now())).at(-1);
    expect(JSON.stringify(last)).toMatch(/No edition today\. The Source answered 500\./);
  });

  test('a list that was not read since the edition became due is waited for', async () => {
    const { source, beat, summary, clock, editor } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    source.days.set('2026-08-21', listOf('2026-08-21', 20));
    clock.set('2026-08-24T07:05Z');
    await editor.sweep();
    expect((await summary()).at(-1)).toBe('2026-08-23 daily late -');
    await beat();
    expect((await summary()).at(-1)).toBe('2026-08-24 daily papers 2026-08-21');
  });

  test('a holiday is quiet like a weekend: no leftovers of the last list', async () => {
    const { source, beat, summary, clock } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    clock.set('2026-08-22T07:00Z');
    await beat();
    expect((await summary()).at(-1)).toBe('2026-08-22 daily weekend -');
  });

  test('when every paper is filtered out the channel hears how many there were', async () => {
    const { source, beat, summary, storage, clock } = await setUp({
      topics: { include: ['robots'], exclude: [] },
    });
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    expect(await summary()).toEqual(['2026-08-20 daily filtered 2026-08-20']);
    const texts = (await deliver(storage, clock.now())).map((one) => JSON.stringify(one.message));
    expect(texts).toEqual([expect.stringMatching(/20 papers .*none passed \(20 off topic\)/)]);
  });

  test('after 36 hours asleep nothing old is posted: the missed date is recorded as skipped', async () => {
    const { source, beat, summary, clock } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    source.days.set('2026-08-21', listOf('2026-08-21', 20));
    await beat();
    clock.set('2026-08-22T07:30Z');
    await beat();
    expect(await summary()).toEqual([
      '2026-08-20 daily papers 2026-08-20',
      '2026-08-21 daily late -',
      '2026-08-22 daily papers 2026-08-21',
    ]);
  });

  test('a clock that steps back two hours does not make a date due again', async () => {
    const { source, beat, summary, clock } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    clock.set('2026-08-21T07:00Z');
    await beat();
    clock.advance(-2 * HOUR);
    await beat();
    clock.advance(2 * HOUR + 1000);
    await beat();
    expect((await summary()).filter((line) => line.startsWith('2026-08-21'))).toHaveLength(1);
  });

  test('a preview writes no edition', async () => {
    const { source, editor, summary, subscription, beat } = await setUp({
      nextRunAt: Date.parse('2026-08-21T07:00Z'),
    });
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    const draft = await editor.preview(subscription);
    expect(draft.chosen).toHaveLength(5);
    expect(draft.leftOut).toHaveLength(15);
    expect(await summary()).toEqual([]);
  });
});

type Storage = Awaited<ReturnType<typeof temporaryStorage>>;

/** All deliveries of a platform, marking each as sent. */
async function deliver(storage: Storage, now: number, platform = 'local') {
  const deliveries: Delivery[] = [];
  for (;;) {
    const claim = await storage.outbox.claim(platform, now);
    if (!claim) return deliveries;
    deliveries.push(claim.delivery);
    await storage.outbox.sent(claim.delivery.key, claim.delivery.key, now);
  }
}

describe('posting now', () => {
  test('plans today’s edition once, and it counts as the one that was due today', async () => {
    const { source, editor, storage, subscription, clock, beat } = await setUp();
    source.days.set('2026-08-20', listOf('2026-08-20', 20));
    await beat();
    clock.set('2026-08-21T05:00Z');
    source.days.set('2026-08-21', listOf('2026-08-21', 20));
    await beat();
    const due = (await storage.subscriptions.ofChannel(channel)) ?? subscription;
    expect(due.nextDate).toBe('2026-08-21');
    expect(await editor.postNow(due)).toEqual({ outcome: 'planned', papers: 5 });
    expect(await editor.postNow(due)).toMatchObject({ outcome: 'posted before' });
    expect(await storage.subscriptions.ofChannel(channel)).toMatchObject({
      nextDate: '2026-08-22',
    });
  });

  test('with nothing to post says why, and today’s edition stays due', async () => {
    const { source, editor, storage, subscription, editions } = await setUp();
    source.failure = 'It is down.';
    expect(await editor.postNow(subscription)).toMatchObject({ outcome: 'nothing' });
    expect(await editions()).toEqual([]);
    expect(await storage.subscriptions.ofChannel(channel)).toMatchObject({
      nextDate: '2026-08-20',
    });
  });
});

test('between one edition and the next, what is planned can be sent and people are answered', async () => {
  const { source, beat, editor, storage, clock, subscription } = await setUp();
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  const known = (await storage.subscriptions.ofChannel(channel)) ?? subscription;
  for (const id of ['one', 'other']) {
    await storage.subscriptions.put({
      ...{ ...known, id, channel: { ...channel, platform: 'untapped', id } },
      ...{ nextDate: '2026-08-20', nextRunAt: clock.now() },
    });
  }
  const due: number[] = [];
  await editor.sweep(async () => {
    due.push((await storage.subscriptions.due(clock.now())).length);
  });
  expect(due).toEqual([1, 0]);
});

test('a compact edition is one message, with a line and a choice for each paper', async () => {
  const { source, beat, storage, clock } = await setUp({ layout: 'compact' });
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  const claim = await storage.outbox.claim('local', clock.now());
  const blocks = claim?.delivery.message.blocks ?? [];
  expect(blocks.find(({ type }) => type === 'rows')).toMatchObject({ rows: { length: 5 } });
  expect(blocks.find(({ type }) => type === 'select')).toMatchObject({ options: { length: 5 } });
  await storage.outbox.sent(claim?.delivery.key ?? '', 'ref', clock.now());
  expect(await storage.outbox.claim('local', clock.now())).toBeUndefined();
});

test.each([
  ['gets the bot’s reaction to each paper, to be tapped', 'local', ['paper', 'reaction']],
  ['gets none where the buttons serve', 'untapped', ['paper']],
] as const)('a platform %s', async (_, platform, each) => {
  const { source, beat, storage, clock } = await setUp({
    count: 2,
    channel: { ...channel, platform },
  });
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  const steps = (await deliver(storage, clock.now(), platform)).map(({ step }) => step);
  expect(steps).toEqual(['parent', 'thread', ...each, ...each]);
});

test('an edition whose first message was refused counts as not posted, and posting now sends it', async () => {
  const { source, beat, editor, storage, clock, subscription } = await setUp();
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  const claim = await storage.outbox.claim('local', clock.now());
  await storage.outbox.failed(claim?.delivery.key ?? '', 'It lacks a permission.');
  expect(await storage.editions.postedPapers(subscription.id)).toEqual(new Set());
  const standing = (await storage.subscriptions.ofChannel(channel)) ?? subscription;
  expect(await editor.postNow(standing)).toEqual({ outcome: 'planned', papers: 5 });
  expect(await storage.outbox.claim('local', clock.now())).toBeDefined();
  expect(await editor.postNow(standing)).toMatchObject({ outcome: 'posted before' });
});

test('what somebody changes while an edition is made is not overrun by it', async () => {
  const { source, editor, storage, clock, subscription, beat } = await setUp();
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  const known = (await storage.subscriptions.ofChannel(channel)) ?? subscription;
  clock.set(known.nextRunAt);
  await storage.subscriptions.save({ ...known, nextRunAt: known.nextRunAt + HOUR });
  expect(await editor.postNow(known)).toMatchObject({ outcome: 'nothing' });
  expect(await storage.editions.ofDate(known.id, known.nextDate)).toBeUndefined();
});

test('a channel that wants no word without papers hears nothing, and it is recorded why', async () => {
  const { source, beat, summary, storage } = await setUp({
    ...{ empty: 'nothing', minimum: 900, channel: { ...channel, platform: 'untapped' } },
  });
  source.days.set('2026-08-20', listOf('2026-08-20', 20));
  await beat();
  expect(await summary()).toEqual(['2026-08-20 daily filtered 2026-08-20']);
  expect((await storage.outbox.counts()).pending).toBe(0);
});
