import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackups } from '../../src/service/backups.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { makeEntry } from '../support/papers.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { temporaryFolder, temporaryStorage } from '../support/temporary-storage.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 7, 21, 10);

async function keepBackups({ keep = 7, folder = join(temporaryFolder(), 'backups') } = {}) {
  const storage = await temporaryStorage();
  await storage.papers.put('a', [makeEntry('2608.00001')], 1);
  let now = START;
  const faults: string[] = [];
  async function backup(file: string): Promise<void> {
    if (faults.shift()) throw new Error('database or disk is full');
    return storage.backup(file);
  }
  const start = () =>
    createBackups({ folder, keep, clock: { now: () => now }, logger: silentLogger, backup });
  let backups = start();
  /** Beats as the heartbeat does, an hour apart. */
  async function hours(count: number): Promise<void> {
    for (let hour = 0; hour < count; hour += 1) {
      now += HOUR_MS;
      await backups.run();
    }
  }
  return {
    ...{ folder, faults, hours, names: () => readdirSync(folder).toSorted() },
    lastAt: () => backups.lastAt(),
    restart: () => {
      backups = start();
    },
  };
}

test('a backup is made each day, also across restarts, and the newest are kept', async () => {
  const { hours, names, restart, lastAt } = await keepBackups({ keep: 3 });
  for (let days = 0; days < 5; days += 1) {
    await hours(24);
    restart();
  }
  expect(names()).toEqual([
    'paperboy-20260823T110000Z.db',
    'paperboy-20260824T110000Z.db',
    'paperboy-20260825T110000Z.db',
  ]);
  expect(lastAt()).toBe(Date.UTC(2026, 7, 25, 11));
});

test('a backup is whole, and can be opened as the database', async () => {
  const { hours, names, folder } = await keepBackups();
  await hours(1);
  const [name = ''] = names();
  const copy = await openSqlite({ file: join(folder, name), holder: 'a test', now: START });
  expect(await copy.papers.count()).toBe(1);
  await copy.close();
});

test('one that fails is tried again, and leaves the older ones', async () => {
  const { hours, names, faults } = await keepBackups({ keep: 1 });
  await hours(1);
  faults.push('full');
  await hours(24);
  expect(names()).toEqual(['paperboy-20260821T110000Z.db']);
  await hours(1);
  expect(names()).toEqual(['paperboy-20260822T120000Z.db']);
});

test('nothing else in the folder is touched, but for what a backup that broke off has left', async () => {
  const folder = join(temporaryFolder(), 'backups');
  mkdirSync(folder);
  const kept = ['notes.txt', 'paperboy.db', 'my-paperboy-20200101T000000Z.db'];
  const left = 'paperboy-20200101T000000Z.db.unfinished';
  for (const name of [...kept, left]) writeFileSync(join(folder, name), 'x');
  const { hours, names } = await keepBackups({ keep: 1, folder });
  await hours(1);
  expect(names()).toEqual([...kept, 'paperboy-20260821T110000Z.db'].toSorted());
  expect(existsSync(join(folder, left))).toBe(false);
});
