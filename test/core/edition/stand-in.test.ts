import { expect, test } from 'vitest';
import { createDrafter } from '../../../src/core/edition/drafter.ts';
import { createEditor } from '../../../src/core/edition/editor.ts';
import type { Subscription } from '../../../src/core/edition/model.ts';
import { createIntake } from '../../../src/core/intake/intake.ts';
import { withStandIn } from '../../../src/core/intake/stand-in.ts';
import { renderText } from '../../../src/core/message/text.ts';
import type { SourceEntry } from '../../../src/core/paper/model.ts';
import { createTestClock } from '../../support/clock.ts';
import { makeEntry } from '../../support/papers.ts';
import { createScriptedSource, listOf } from '../../support/scripted-source.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const person = { platform: 'untapped', workspace: 'team', id: 'ann' };

/** A channel in Berlin at nine, its source, and another; Thursday 20 August 2026, nine in Berlin. */
async function setUp(settings: Partial<Subscription> = {}) {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-20T07:00Z');
  const source = Object.assign(createScriptedSource(), { label: 'Hugging Face' });
  const standIn = Object.assign(createScriptedSource('arxiv'), { label: 'arXiv' });
  const sample = createScriptedSource('sample');
  const electorateOf = () => ({
    members: [{ platform: 'untapped', workspace: 'team' }],
    emojis: ['👍'],
  });
  const { signal } = new AbortController();
  const logger = silentLogger;
  const shared = { ...storage, source, standIn, sample, clock, logger, electorateOf, signal };
  const intake = withStandIn(
    createIntake(shared),
    createIntake({ ...shared, source: standIn }),
    storage.fetches,
    source.name,
  );
  const editor = createEditor({
    ...{ ...shared, drafter: createDrafter(shared), catchUpMs: 6 * HOUR },
    tapEmoji: () => undefined,
    showsSample: () => false,
  });
  const subscription = await storage.subscriptions.put({
    id: 'berlin',
    channel: { platform: 'untapped', workspace: 'team', id: 'papers' },
    time: '09:00',
    zone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5, 6, 7],
    count: 3,
    minimum: 5,
    topics: { include: [], exclude: [] },
    nextDate: '2026-08-20',
    nextRunAt: clock.now(),
    layout: 'compact',
    empty: 'line',
    standing: { state: 'active' },
    ...settings,
  });
  const beat = async () => {
    await intake.refresh();
    await editor.sweep();
  };
  const editions = async () => (await storage.editions.latest('berlin', 20)).toReversed();
  const summary = async () =>
    (await editions()).map((e) => `${e.localDate} ${e.outcome} ${e.sourceDay} ${e.standIn ?? '-'}`);
  const posted = async () => {
    const claim = await storage.outbox.claim('untapped', clock.now());
    if (claim) await storage.outbox.sent(claim.delivery.key, claim.delivery.key, clock.now());
    return claim ? renderText(claim.delivery.message, { width: 200, color: false }) : '';
  };
  return { source, standIn, storage, clock, editor, subscription, beat, editions, summary, posted };
}

/** A day's announcements, which nobody has counted votes for. */
const announced = (day: string, count: number): readonly SourceEntry[] =>
  listOf(day, count).map(({ popularity: _, ...entry }) => ({
    ...entry,
    paper: { ...entry.paper, id: entry.paper.id.replace(/\.\d/, '.9') },
  }));

test('a source that stays away for two minutes is stood in for, and the edition says so', async () => {
  const { source, standIn, beat, summary, posted, clock } = await setUp();
  source.failure = 'Hugging Face answered 500.';
  standIn.days.set('2026-08-20', announced('2026-08-20', 40));
  await beat();
  clock.advance(MINUTE);
  await beat();
  expect(await summary()).toEqual([]);
  clock.advance(MINUTE);
  await beat();
  expect(await summary()).toEqual(['2026-08-20 papers 2026-08-20 arxiv']);
  const text = await posted();
  expect(text).toContain('Hugging Face could not be reached; these are today’s from arXiv.');
  expect(text).toContain('Top 3 of 40 papers listed by arXiv for Thu 20 Aug 2026.');
  expect(text).not.toMatch(/upvote/);
});

test('a source that comes back in time is not stood in for, and the other is not even asked', async () => {
  const { source, standIn, beat, summary, clock } = await setUp();
  source.failure = 'Hugging Face answered 500.';
  standIn.days.set('2026-08-20', announced('2026-08-20', 40));
  await beat();
  source.failure = undefined;
  source.days.set('2026-08-19', listOf('2026-08-19', 20));
  clock.advance(MINUTE);
  const asked = standIn.asked.length;
  await beat();
  await beat();
  expect(await summary()).toEqual(['2026-08-20 papers 2026-08-19 -']);
  expect(standIn.asked).toHaveLength(asked);
});

test('the day after, the source’s own list of that day is still news', async () => {
  const { source, standIn, beat, summary, clock } = await setUp();
  source.failure = 'Hugging Face answered 500.';
  standIn.days.set('2026-08-21', announced('2026-08-21', 40));
  clock.set('2026-08-21T07:02Z');
  await beat();
  source.failure = undefined;
  source.days.set('2026-08-21', listOf('2026-08-21', 20));
  clock.set('2026-08-22T07:00Z');
  await beat();
  expect((await summary()).slice(-2)).toEqual([
    '2026-08-21 papers 2026-08-21 arxiv',
    '2026-08-22 papers 2026-08-21 -',
  ]);
});

test('when both are away the edition waits, and then says what is wrong with its own source', async () => {
  const { source, standIn, beat, summary, posted, clock } = await setUp();
  source.failure = 'Hugging Face answered 500.';
  standIn.failure = 'arXiv asked for a pause.';
  clock.advance(6 * HOUR);
  await beat();
  expect(await summary()).toEqual([]);
  clock.advance(2 * MINUTE);
  await beat();
  expect(await posted()).toMatch(/No edition today\. Hugging Face answered 500\./);
});

test('papers without votes stand by the team’s votes, then by the topics in their titles, then the newest', async () => {
  const { source, standIn, storage, editor, subscription, beat, clock } = await setUp({
    topics: { include: ['rivers', 'lakes'], exclude: [] },
    count: 4,
  });
  source.failure = 'Away.';
  const day = '2026-08-20';
  const entry = (id: string, title: string, abstract = 'On rivers.') => {
    const { popularity: _, ...rest } = makeEntry(id, { title, abstract, day });
    return rest;
  };
  standIn.days.set(day, [
    ...announced(day, 12),
    entry('2608.80001', 'Old news'),
    entry('2608.80002', 'New rivers'),
    entry('2608.80003', 'Deep lakes and rivers'),
    entry('2608.80004', 'Newer rivers'),
    entry('2608.80005', 'Newest of all'),
  ]);
  await beat();
  const vote = { person, paperId: '2608.80001', origin: 'button', at: clock.now() } as const;
  await storage.votes.cast(vote);
  const draft = await editor.preview(subscription);
  expect(draft.chosen.map(({ paper }) => paper.id)).toEqual([
    '2608.80001',
    '2608.80003',
    '2608.80004',
    '2608.80002',
  ]);
});
