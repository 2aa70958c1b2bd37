import { describe, expect, test } from 'vitest';
import { createIntake } from '../../../src/core/intake/intake.ts';
import { sourceStatus } from '../../../src/core/intake/source-status.ts';
import { createTestClock } from '../../support/clock.ts';
import { createScriptedSource, listOf } from '../../support/scripted-source.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const MINUTE = 60_000;

/** A source on Friday 21 August 2026, five in the afternoon in New York. */
async function setUp() {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-21T21:00Z');
  const source = createScriptedSource();
  const { signal } = new AbortController();
  const intake = createIntake({ ...storage, source, clock, logger: silentLogger, signal });
  const outcome = async (day: string) =>
    (await storage.fetches.last('huggingface', `day ${day}`))?.outcome;
  const status = () =>
    sourceStatus(source, storage.fetches, { progress: intake.progress(), zone: 'UTC' });
  return { storage, clock, source, intake, outcome, status };
}

describe('reading the source', () => {
  test('how each reading ended is recorded, and a failure keeps every paper', async () => {
    const { storage, clock, source, intake, outcome } = await setUp();
    source.days.set('2026-08-21', listOf('2026-08-21', 12));
    await intake.refresh();
    expect(await outcome('2026-08-21')).toBe('ok');
    source.failure = 'The Source answered 500.';
    clock.advance(11 * MINUTE);
    await intake.refresh();
    expect(await outcome('2026-08-21')).toBe('failed');
    expect(await storage.papers.listed('huggingface', '2026-08-21', '2026-08-21')).toHaveLength(12);
    expect(await storage.fetches.days('huggingface', '2026-08-01')).toMatchObject([
      { day: '2026-08-21', papers: 12 },
    ]);
  });

  test('on a Sunday the weekend is read as empty, and Friday’s list is found', async () => {
    const { clock, source, intake, outcome, storage } = await setUp();
    clock.set('2026-08-23T15:00Z');
    source.days.set('2026-08-21', listOf('2026-08-21', 3));
    await intake.refresh();
    expect(source.asked).toEqual(['2026-08-23', '2026-08-22', '2026-08-21']);
    expect(await outcome('2026-08-22')).toBe('empty');
    const empty = await storage.fetches.last('huggingface', 'day 2026-08-22');
    expect(empty?.reason).toMatch(/weekend/);
  });

  test('a list that goes on is read every ten minutes, one that is over never again', async () => {
    const { clock, source, intake } = await setUp();
    source.days.set('2026-08-21', listOf('2026-08-21', 12));
    for (let minute = 0; minute < 30; minute += 1) {
      await intake.refresh();
      clock.advance(MINUTE);
    }
    expect(source.asked).toEqual(['2026-08-21', '2026-08-21', '2026-08-21']);
    clock.set('2026-08-22T15:00Z');
    await intake.refresh();
    await intake.refresh();
    expect(source.asked.slice(3)).toEqual(['2026-08-22', '2026-08-21']);
  });

  test('a source that fails is left alone for a minute at a time', async () => {
    const { clock, source, intake } = await setUp();
    source.failure = 'No network.';
    for (let second = 0; second < 120; second += 15) {
      await intake.refresh();
      clock.advance(15_000);
    }
    expect(source.asked).toHaveLength(2);
  });

  test('the last days fill in when the source comes, go on after a break, and are read once', async () => {
    const { source, intake, clock, status } = await setUp();
    source.failure = 'No network.';
    await intake.refresh();
    expect(await status()).toMatchObject({
      tone: 'sample',
      text: expect.stringContaining('No network'),
    });
    await intake.backfill(5, async () => undefined);
    expect(source.asked).toHaveLength(1);

    source.failure = undefined;
    source.days.set('2026-08-21', listOf('2026-08-21', 12));
    clock.advance(2 * MINUTE);
    await intake.refresh();
    let pauses = 0;
    await intake.backfill(5, async () => {
      pauses += 1;
      if (pauses === 2) source.failure = 'Gone again.';
    });
    expect(await status()).toMatchObject({
      tone: 'problem',
      text: expect.stringContaining('Gone again'),
    });
    source.failure = undefined;
    clock.advance(2 * MINUTE);
    await intake.refresh();
    const asked = source.asked.length;
    await intake.backfill(5, async () => undefined);
    expect(source.asked.slice(asked)).toEqual(['2026-08-18', '2026-08-17', '2026-08-16']);
    await intake.backfill(5, async () => undefined);
    expect(source.asked).toHaveLength(asked + 3);
    expect(await status()).toMatchObject({
      tone: 'live',
      text: expect.stringMatching(/^Live from/),
    });
  });
});
