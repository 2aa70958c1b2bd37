import { expect, test } from 'vitest';
import { printReplay } from '../../src/cli/replay.ts';
import type { Subscription } from '../../src/core/edition/model.ts';
import { endOfDay } from '../../src/core/schedule/dates.ts';
import { createScriptedSource, listOf } from '../support/scripted-source.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryStorage } from '../support/temporary-storage.ts';

const NEW_YORK = 'America/New_York';

/** A library with the lists of a Wednesday, a Thursday and a Friday; read that night, or later. */
async function setUp(readAt?: number) {
  const storage = await temporaryStorage();
  const source = createScriptedSource();
  for (const day of ['2026-08-19', '2026-08-20', '2026-08-21']) {
    await storage.papers.put('huggingface', listOf(day, 12), readAt ?? endOfDay(day, NEW_YORK));
  }
  const electorateOf = () => ({ members: [], emojis: [] });
  const run = async (from: string, to: string, settings: Partial<Subscription> = {}) => {
    const printed: string[] = [];
    await printReplay(
      { from, to },
      aSubscription({ count: 2, ...settings }),
      { ...storage, source, electorateOf },
      { print: (line) => void printed.push(line.trim()), terminal: false, width: 90 },
    );
    return printed;
  };
  return { storage, run };
}

test('each day of the timetable shows the list that was over then, and why each paper is in it', async () => {
  const { run } = await setUp();
  const days = { days: [1, 2, 3, 4, 5, 6, 7] };
  const pages = await run('2026-08-20', '2026-08-23', days);
  expect(pages).toHaveLength(5);
  expect(pages[0]).toMatch(/Thu 20 Aug 2026[\s\S]*1\. .*Paper 1 of 2026-08-19[\s\S]*120 upvotes/);
  expect(pages[0]).toMatch(/From The Source, Wed 19 Aug 2026\. Left out: 10 beyond the count\./);
  expect(pages[1]).toContain('Paper 1 of 2026-08-20');
  expect(pages[2]).toContain('Paper 1 of 2026-08-21');
  expect(pages[3]).toMatch(/Sun 23 Aug 2026[\s\S]*No new papers today/);
  expect(pages[4]).toMatch(/^3 editions with 6 papers\./);
});

test('the settings decide, and a list that the library lacks is named with how to get it', async () => {
  const { run } = await setUp();
  const [page = ''] = await run('2026-08-20', '2026-08-20', { minimum: 115, count: 5 });
  expect(page).toContain('Paper 1 of');
  expect(page).toMatch(/Left out: 11 too few upvotes\./);
  const [empty] = await run('2026-08-19', '2026-08-19');
  expect(empty).toMatch(/The list of Tue 18 Aug 2026 is not in the library/);
  const pages = await run('2026-08-26', '2026-08-26');
  expect(pages[0]).toMatch(/The list of Mon 24 Aug 2026 is not in the library/);
  expect(pages[0]?.replace(/\s+/g, ' ')).toContain(
    'paperboy backfill --from 2026-08-24 --to 2026-08-24',
  );
});

test('votes that were only read later stand in for those that nobody read', async () => {
  const { run } = await setUp(Date.parse('2026-09-30T00:00Z'));
  const [page] = await run('2026-08-20', '2026-08-20');
  expect(page).toContain('120 upvotes');
});
