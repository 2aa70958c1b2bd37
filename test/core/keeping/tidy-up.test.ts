import { expect, test } from 'vitest';
import { createTidyUp, type Keep } from '../../../src/core/keeping/tidy-up.ts';
import { createTestClock } from '../../support/clock.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-08-21T10:00Z');

const KEEP: Keep = {
  observationsMs: 365 * DAY_MS,
  votesMs: 730 * DAY_MS,
  savedMs: Number.POSITIVE_INFINITY,
  departedMs: 30 * DAY_MS,
};

function setUp() {
  const clock = createTestClock('2026-08-21T10:00Z');
  const stopping = new AbortController();
  const deleted: [string, number][] = [];
  const erased: string[] = [];
  const slicesOf = (what: string) =>
    async function* (before: number) {
      deleted.push([what, before]);
      yield 1;
    };
  /** When each workspace left. */
  const left = new Map<string, number>();
  const tidyUp = createTidyUp({
    retention: {
      observations: slicesOf('observations'),
      votes: slicesOf('votes'),
      strayReactions: slicesOf('strayReactions'),
      saved: slicesOf('saved'),
      marks: slicesOf('marks'),
    },
    departures: {
      before: async (moment) =>
        [...left]
          .filter(([, at]) => at < moment)
          .map(([workspace]) => ({ platform: 'discord', workspace })),
      async *erase({ workspace }) {
        for (let slice = 1; slice <= 3; slice += 1) {
          erased.push(`${workspace} ${slice}`);
          yield 1;
        }
      },
    },
    ...{ keep: KEEP, clock, logger: silentLogger, signal: stopping.signal },
  });
  const runAt = (at: number) => {
    clock.set(at);
    return tidyUp.run();
  };
  return { runAt, deleted, erased, left, stop: () => stopping.abort() };
}

test('each thing is kept as long as its setting says, and what has no end for ever', async () => {
  const { runAt, deleted } = setUp();
  const now = START + HOUR_MS;
  await runAt(now);
  expect(deleted).toEqual([
    ['observations', now - 365 * DAY_MS],
    ['votes', now - 730 * DAY_MS],
    ['strayReactions', now - 2 * DAY_MS],
    ['saved', 0],
    ['marks', now - 14 * DAY_MS],
  ]);
});

test('it is done an hour after the start, and then once a day', async () => {
  const { runAt, deleted } = setUp();
  for (let at = START; at < START + 3 * DAY_MS; at += HOUR_MS / 4) await runAt(at);
  expect(deleted.filter(([what]) => what === 'votes')).toHaveLength(3);
});

test('a workspace is deleted when it left thirty days ago, and not before', async () => {
  const { runAt, erased, left } = setUp();
  left.set('old', START - 30 * DAY_MS);
  left.set('new', START - 29 * DAY_MS);
  await runAt(START + HOUR_MS);
  expect(erased).toEqual(['old 1', 'old 2', 'old 3']);
});

test('it ends between two slices when Paperboy stops', async () => {
  const { runAt, erased, left, stop } = setUp();
  left.set('old', START - 40 * DAY_MS);
  stop();
  await runAt(START + HOUR_MS);
  expect(erased).toEqual(['old 1']);
});
