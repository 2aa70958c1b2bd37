import { expect, test } from 'vitest';
import { backfillDays } from '../../src/cli/backfill.ts';
import { SourceError } from '../../src/core/errors.ts';
import { arxivPaper } from '../support/arxiv-papers.ts';
import { startArxivServer } from '../support/arxiv-server.ts';
import { quickArxiv } from '../support/arxiv-source.ts';
import { createTestClock } from '../support/clock.ts';
import { createScriptedSource, listOf } from '../support/scripted-source.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { temporaryStorage } from '../support/temporary-storage.ts';

const MINUTE = 60_000;
const WEEK = { from: '2026-08-15', to: '2026-08-21' };

async function setUp() {
  const storage = await temporaryStorage();
  const clock = createTestClock('2026-08-24T12:00Z');
  const printed: string[] = [];
  const pauses: number[] = [];
  const stopping = new AbortController();
  const shared = {
    ...{ ...storage, clock, logger: silentLogger, signal: stopping.signal },
    print: (line: string) => void printed.push(line),
    async pause(ms: number) {
      pauses.push(ms);
      clock.advance(ms);
    },
  };
  const source = createScriptedSource();
  for (const day of ['2026-08-17', '2026-08-19', '2026-08-20', '2026-08-21']) {
    source.days.set(day, listOf(day, 4));
  }
  return { storage, clock, printed, pauses, stopping, shared, source };
}

test('the days are read newest first, with a pause between them, and each once', async () => {
  const { shared, source, printed, pauses, storage } = await setUp();
  await backfillDays(WEEK, { ...shared, source });
  expect(source.asked.at(0)).toBe('2026-08-21');
  expect(source.asked).toHaveLength(7);
  expect(pauses).toEqual(Array(7).fill(1_000));
  expect(printed.at(0)).toBe('2026-08-21: 4 papers (day 1 of 7)');
  expect(printed.at(-1)).toMatch(
    /^Read 7 days .*: 16 papers, 3 days without a list, 0 read before/,
  );
  expect(await storage.papers.listed('huggingface', WEEK.from, WEEK.to)).toHaveLength(16);
  await backfillDays({ ...WEEK, from: '2026-08-14' }, { ...shared, source });
  expect(source.asked.slice(7)).toEqual(['2026-08-14']);
});

test('a source that fails is waited for, and what was interrupted goes on where it ended', async () => {
  const { shared, source, printed, pauses } = await setUp();
  const pause = async (ms: number) => {
    await shared.pause(ms);
    source.failure = source.asked.length >= 3 ? 'It answered 500.' : undefined;
  };
  await expect(backfillDays(WEEK, { ...shared, source, pause })).rejects.toThrow(
    'It answered 500. Give the same command again to go on where this ended.',
  );
  expect(pauses.filter((ms) => ms === MINUTE)).toHaveLength(4);
  expect(printed.at(-1)).toBe('It answered 500. Waiting for 1 minute.');
  source.failure = undefined;
  const asked = source.asked.length;
  await backfillDays(WEEK, { ...shared, source });
  expect(source.asked.slice(asked)).toEqual([
    '2026-08-18',
    '2026-08-17',
    '2026-08-16',
    '2026-08-15',
  ]);
});

test('a pause that the source asks for is kept', async () => {
  const { shared, source, clock, pauses } = await setUp();
  let refusals = 1;
  const list: typeof source.list = async (request) => {
    refusals -= 1;
    if (refusals < 0) return source.list(request);
    const retryAt = clock.now() + 9 * MINUTE;
    throw new SourceError('It wants a pause.', { retryable: true, retryAt });
  };
  await backfillDays(WEEK, { ...shared, source: { ...source, list } });
  expect(pauses[0]).toBe(9 * MINUTE);
});

test('Ctrl-C ends it between two days', async () => {
  const { shared, source, stopping } = await setUp();
  const pause = async () => stopping.abort();
  await expect(backfillDays(WEEK, { ...shared, source, pause })).rejects.toThrow(/^Stopped\. Give/);
  expect(source.asked).toHaveLength(1);
});

test.each([
  ['2026-8-1', '2026-08-21', '--from is a day such as 2026-08-21, not "2026-8-1".'],
  ['2026-08-21', '2026-02-30', '--to is a day'],
  ['2026-08-21', '2026-08-20', '--from 2026-08-21 lies after --to 2026-08-20.'],
  ['2026-08-21', '2026-08-25', '--to 2026-08-25 has no list yet'],
])('from %s to %s: %s', async (from, to, message) => {
  const { shared, source } = await setUp();
  await expect(backfillDays({ from, to }, { ...shared, source })).rejects.toThrow(message);
});

test('arXiv’s days come by category, at its pace', async () => {
  const { shared, storage, clock } = await setUp();
  const papers = Array.from({ length: 250 }, (_, index) =>
    arxivPaper(`2608.1${String(index).padStart(4, '0')}`, {
      published: index < 30 ? '2026-08-19T10:00:00Z' : '2026-08-20T10:00:00Z',
      categories: index % 2 === 0 ? ['cs.CL'] : ['math.CO'],
    }),
  );
  const server = await startArxivServer({ papers, now: clock.now });
  await backfillDays(WEEK, { ...shared, source: quickArxiv({ url: server.url, clock }) });
  await server.close();
  expect(server.violations).toEqual([]);
  // A weekend has no announcements, so nothing is asked for it.
  expect(server.requests).toHaveLength(5);
  expect(await storage.papers.listed('arxiv', '2026-08-20', '2026-08-20')).toHaveLength(15);
  expect(await storage.papers.listed('arxiv', '2026-08-21', '2026-08-21')).toHaveLength(110);
});
