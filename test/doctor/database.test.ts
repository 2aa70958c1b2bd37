import { openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkDatabase } from '../../src/doctor/checks/database.ts';
import { checkEditions } from '../../src/doctor/checks/editions.ts';
import { holderOf } from '../../src/doctor/database/holder.ts';
import { subscribersIn } from '../../src/doctor/database/snapshot.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const holder = 'process 7 on laptop';
const HOUR_MS = 3_600_000;

/** A database that nobody has open, and what the doctor says of it. */
async function aDatabase() {
  const file = join(temporaryFolder(), 'paperboy.db');
  const open = () => openSqlite({ file, holder, now: 0 });
  await (await open()).close();
  const ill = async () => {
    const findings = await checkDatabase({ file, holder: 'the doctor', now: 1 });
    return findings.flatMap(({ state, about, found, todo }) =>
      state === 'ok' ? [] : [`${state} ${about}: ${found} → ${todo}`],
    );
  };
  return { file, open, ill };
}

test('who has the database is told, and nobody once they are gone', async () => {
  const { file, open, ill } = await aDatabase();
  expect(holderOf(file)).toBeUndefined();
  const storage = await open();
  expect(holderOf(file)).toBe(holder);
  expect(await ill()).toEqual([]);
  await storage.close();
  expect(holderOf(file)).toBeUndefined();
});

test('a damaged database, and a file that is none, are told with how to go on from a backup', async () => {
  const { file, ill } = await aDatabase();
  const database = new BetterSqlite3(file);
  database.pragma('wal_checkpoint(truncate)');
  const root = database
    .prepare<[], number>("select rootpage from sqlite_schema where name = 'paper'")
    .pluck()
    .get();
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const page = Buffer.alloc(size, 0xff);
  writeSync(openSync(file, 'r+'), page, 0, size, ((root ?? 1) - 1) * size);
  expect(await ill()).toEqual([
    expect.stringMatching(
      /^problem Database: (?:it is damaged|it can’t be read).* → Stop Paperboy/,
    ),
  ]);

  truncateSync(file);
  writeFileSync(file, 'This is not a database. '.repeat(100));
  expect(await ill()).toEqual([
    expect.stringMatching(/^problem Database: it can’t be read \(file is not .* → Stop Paperboy/),
  ]);
});

test('a database of a newer or an older Paperboy is told apart', async () => {
  const { file, ill } = await aDatabase();
  const change = (sql: string) => {
    const database = new BetterSqlite3(file);
    database.exec(sql);
    database.close();
  };
  change("insert into schema_migration values ('9999-of-tomorrow', 0)");
  expect(await ill()).toEqual([
    expect.stringMatching(/^problem Schema: a newer .*9999-of-tomorrow/),
  ]);
  change("delete from schema_migration where name > '0001-first-edition'");
  expect(await ill()).toEqual([expect.stringMatching(/^warning Schema: 0001-first-edition; this/)]);
});

test('an edition that is due is a problem where a Paperboy runs, else a reason to start one', async () => {
  const { file, open } = await aDatabase();
  const storage = await open();
  const now = Date.parse('2026-08-20T12:00:00Z');
  const channel = (id: string) => ({ platform: 'slack', workspace: 'T1', id });
  const late = { channel: channel('C1'), id: 'late', nextRunAt: now - HOUR_MS };
  const stopped = { state: 'stopped', reason: 'The channel is archived.' } as const;
  await storage.subscriptions.put(aSubscription(late));
  await storage.subscriptions.put(
    aSubscription({ channel: channel('C2'), id: 'other', nextRunAt: now, standing: stopped }),
  );
  await storage.close();

  const subscribers = subscribersIn(file, now);
  const told = (isRunning: boolean) =>
    checkEditions({ subscribers, now, isRunning }).map(
      ({ state, about, found }) => `${state} ${about}: ${found}`,
    );
  expect(told(true)).toEqual([
    'problem Editions in slack C1: due since Thu 20 Aug 2026 at 13:00 Europe/Berlin, and not posted',
    'problem Editions in slack C2: stopped: The channel is archived.',
  ]);
  expect(told(false)[0]).toMatch(/^warning Editions in slack C1: due since/);
});
