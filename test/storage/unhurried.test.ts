import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Schema } from '../../src/storage/schema.ts';
import { createSqliteDialect } from '../../src/storage/sqlite/dialect.ts';
import { createUnhurried } from '../../src/storage/sqlite/unhurried.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const NORMAL = 1;
const FULL = 2;

test('only what may be undone by a power loss is written without waiting for the disk', async () => {
  const database = new BetterSqlite3(join(temporaryFolder(), 'a.db'));
  const db = new Kysely<Schema>({ dialect: createSqliteDialect(database) });
  onTestFinished(() => db.destroy());
  const level = async (of: Kysely<Schema>) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(of);
    return rows[0]?.synchronous;
  };
  const unhurried = createUnhurried(db);
  const broken = unhurried(() => Promise.reject(new Error('the disk is full')));
  const [within, beside] = await Promise.all([unhurried(level), level(db)]);
  await expect(broken).rejects.toThrow('the disk is full');
  expect([within, beside, await level(db)]).toEqual([NORMAL, FULL, FULL]);
});
