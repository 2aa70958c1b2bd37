import { copyFileSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../src/storage/migrations/index.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { restoreSqlite } from '../../src/storage/sqlite/restore.ts';
import { makeEntry } from '../support/papers.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const holder = 'process 42 on test';

/** A database with two papers, and its backup with one. */
async function prepare() {
  const folder = temporaryFolder();
  const file = join(folder, 'a.db');
  const backup = join(folder, 'backup.db');
  const open = () => openSqlite({ file, holder, now: 0 });
  const storage = await open();
  await storage.papers.put('a', [makeEntry('2608.00001')], 1);
  await storage.subscriptions.ensure(aSubscription({ nextRunAt: 100 }));
  await storage.backup(backup);
  await storage.papers.put('a', [makeEntry('2608.00002')], 2);
  const restore = (from = backup) => restoreSqlite({ file, backup: from, holder, now: 500 });
  const names = () => readdirSync(folder).filter((name) => !name.endsWith('.lock'));
  return { folder, file, backup, storage, open, restore, names };
}

test('a backup takes the database’s place, which is kept whole beside it', async () => {
  const { file, storage, open, restore, names } = await prepare();
  await storage.close();
  const { kept = '', channels } = await restore();
  expect(channels).toBe(1);
  const restored = await open();
  expect(await restored.papers.count()).toBe(1);
  await restored.close();
  expect(kept).toBe(`${file}.before-restore-500.bak`);
  const before = await openSqlite({ file: kept, holder, now: 0 });
  expect(await before.papers.count()).toBe(2);
  await before.close();
  expect(names().toSorted()).toEqual(['a.db', 'a.db.before-restore-500.bak', 'backup.db']);
});

test('nothing is restored while Paperboy runs, and whoever tries is told who does', async () => {
  const { storage, restore, names } = await prepare();
  const before = names();
  await expect(restore()).rejects.toThrow(`in use by ${holder}`);
  expect(await storage.papers.count()).toBe(2);
  expect(names()).toEqual(before);
  await storage.close();
});

test('what is no backup, is damaged or is of a newer Paperboy changes nothing', async () => {
  const { folder, backup, storage, open, restore } = await prepare();
  await storage.close();
  const diary = join(folder, 'diary.txt');
  writeFileSync(diary, 'this is a diary, and it is long enough to be read as a database file');
  const damaged = join(folder, 'damaged.db');
  copyFileSync(backup, damaged);
  const bytes = Buffer.alloc(8_192, 7);
  writeSync(openSync(damaged, 'r+'), bytes, 0, bytes.length, statSync(damaged).size - 16_384);
  const newer = join(folder, 'newer.db');
  const next = { name: '9999-next', up: async () => undefined };
  const options = { file: newer, holder, now: 0, migrations: [...migrations, next] };
  await (await openSqlite(options)).close();

  await expect(restore(join(folder, 'nowhere.db'))).rejects.toThrow('There is no file');
  await expect(restore(diary)).rejects.toThrow(/can’t be restored: .*Nothing was changed/);
  await expect(restore(damaged)).rejects.toThrow(/damaged|malformed/);
  await expect(restore(newer)).rejects.toThrow('newer Paperboy');
  const untouched = await open();
  expect(await untouched.papers.count()).toBe(2);
  await untouched.close();
});

test('a backup to which somebody added what acts by itself changes nothing', async () => {
  const { folder, backup, storage, open, restore } = await prepare();
  await storage.close();
  for (const added of [
    'create trigger t after insert on reaction begin delete from subscription; end',
    'create view v as select * from subscription',
    'create virtual table v using fts5(words)',
  ]) {
    const file = join(folder, 'added-to.db');
    copyFileSync(backup, file);
    const copy = new BetterSqlite3(file);
    copy.exec(added);
    copy.close();
    await expect(restore(file), added).rejects.toThrow('holds triggers or views');
  }
  const untouched = await open();
  expect(await untouched.papers.count()).toBe(2);
  await untouched.close();
});

test('a restored channel has no edition before it was looked up what it has had', async () => {
  const { storage, open, restore } = await prepare();
  await storage.close();
  await restore();
  const restored = await open();
  expect(await restored.subscriptions.due(1_000)).toEqual([]);
  const [lapse] = await restored.lapses.open();
  expect(lapse).toMatchObject({ subscriptionId: 's', until: 500 });
  await restored.lapses.close('s', [], { nextDate: '2026-08-21', nextRunAt: 700 });
  expect(await restored.subscriptions.due(1_000)).toMatchObject([{ nextRunAt: 700 }]);
  expect(await restored.lapses.open()).toEqual([]);
  await restored.close();
});
