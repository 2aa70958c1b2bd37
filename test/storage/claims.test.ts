import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, schemaState } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import type { Schema } from '../../src/storage/schema.ts';
import { createSqliteDialect } from '../../src/storage/sqlite/dialect.ts';
import { createClaim } from '../../src/storage/stores/claims.ts';

const place = { platform: 'local', workspace: 'local', channel: 'papers' };

/** Two first messages that are due, and every statement that the database is given. */
async function setUp() {
  const statements: string[] = [];
  const verbose = (statement: unknown) => void statements.push(String(statement));
  const database = new BetterSqlite3(':memory:', { verbose });
  const empty = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  onTestFinished(() => empty.destroy());
  await migrate(empty, (await schemaState(empty, migrations)).pending, 0);
  // Their editions are of no account here.
  database.pragma('foreign_keys = off');
  const db = empty.withTables<Schema>();
  for (const key of ['a', 'b']) {
    const first = { step: 'parent', seq: 0, message: '{}', attempts: 0, doubtful: 0 } as const;
    const row = { ...place, ...first, key, edition_id: key, state: 'pending', due_at: 1 } as const;
    await db.insertInto('delivery').values(row).execute();
  }
  statements.length = 0;
  const commits = () => statements.filter((one) => one === 'commit').length;
  return { claim: createClaim(db), db, commits };
}

test('what is claimed at once is claimed once each, and waits for the disk together', async () => {
  const { claim, commits } = await setUp();
  const claims = await Promise.all([1, 2, 3].map(() => claim('local', 1)));
  expect(claims.map((one) => one?.delivery.key)).toEqual(['a', 'b', undefined]);
  expect(commits()).toBe(1);
});

test('when the database refuses, nobody has claimed anything', async () => {
  const { claim, db } = await setUp();
  await db.schema.alterTable('delivery').renameTo('away').execute();
  const refused = await Promise.allSettled([claim('local', 1), claim('local', 1)]);
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await db.schema.alterTable('away').renameTo('delivery').execute();
  expect(await claim('local', 1)).toMatchObject({ delivery: { key: 'a' }, attempts: 1 });
});
