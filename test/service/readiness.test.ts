import { expect, test } from 'vitest';
import { operatingPage } from '../../src/core/operating-page.ts';
import { createReadiness, type ReadinessOptions } from '../../src/service/readiness.ts';

const NOW = Date.UTC(2026, 7, 21, 10);
const MINUTE_MS = 60_000;

/** What keeps Paperboy from its work, where all is well but for what a test says. */
const problems = (otherwise: Partial<ReadinessOptions> = {}) =>
  createReadiness({
    platforms: [{ problem: () => undefined }],
    measures: { oldestDue: async () => undefined },
    clock: { now: () => NOW },
    databaseProblem: async () => undefined,
    ...otherwise,
  })();

const dueSince = (ms: number) => ({ measures: { oldestDue: async () => NOW - ms } });

test('nothing is said where all is well, or where an edition is just about to be made', async () => {
  expect(await problems()).toEqual([]);
  expect(await problems(dueSince(9 * MINUTE_MS))).toEqual([]);
});

test('the database, each platform and the schedule are told, a line each, and where to read more', async () => {
  const found = await problems({
    platforms: [
      { problem: () => ({ message: 'Discord refuses it.', help: operatingPage('token-refused') }) },
      { problem: () => undefined },
      { problem: () => ({ message: 'Slack is away.', help: operatingPage('platform-away') }) },
    ],
    databaseProblem: async () => "the database can't be written (full)",
    ...dueSince(25 * MINUTE_MS),
  });
  expect(found).toEqual([
    "Nothing is posted, because the database can't be written (full). See docs/operating.md#database-not-writable",
    'Discord refuses it. See docs/operating.md#token-refused',
    'Slack is away. See docs/operating.md#platform-away',
    expect.stringMatching(
      /^An edition is 25 minutes late\. .* See docs\/operating.md#edition-late$/,
    ),
  ]);
});

test('a database that can’t even be read is a problem, and not an error', async () => {
  const oldestDue = () => Promise.reject(new Error('disk I/O error'));
  expect(await problems({ measures: { oldestDue } })).toEqual([
    expect.stringContaining('can’t be read (disk I/O error)'),
  ]);
});
