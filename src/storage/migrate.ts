import { type Kysely, sql } from 'kysely';
import { StorageError } from '../core/errors.ts';
import { operatingPage } from '../core/operating-page.ts';
import type { Migration } from './migrations/index.ts';

/** Which of the migrations a database has had, and which it lacks. */
export interface SchemaState {
  readonly done: readonly string[];
  readonly pending: readonly Migration[];
}

/** Throws StorageError when a newer Paperboy has written this database. */
export async function schemaState(
  db: Kysely<unknown>,
  known: readonly Migration[],
): Promise<SchemaState> {
  await sql`create table if not exists schema_migration (name text primary key, at bigint not null)`.execute(
    db,
  );
  const rows = await sql<{ name: string }>`select name from schema_migration order by name`.execute(
    db,
  );
  const done = rows.rows.map((row) => row.name);
  const names = new Set(known.map((migration) => migration.name));
  const newer = done.filter((name) => !names.has(name));
  if (newer.length > 0) {
    throw new StorageError(
      `The database was written by a newer Paperboy (it has ${newer.join(', ')}). ` +
        'Nothing was changed. Install that version again, or restore a backup made before it.',
      operatingPage('database-of-another-version'),
    );
  }
  return { done, pending: known.filter((migration) => !done.includes(migration.name)) };
}

/** Runs each pending migration in a transaction of its own. */
export async function migrate(
  db: Kysely<unknown>,
  pending: readonly Migration[],
  now: number,
): Promise<void> {
  for (const migration of pending) {
    await db.transaction().execute(async (trx) => {
      await migration.up(trx);
      await sql`insert into schema_migration (name, at) values (${migration.name}, ${now})`.execute(
        trx,
      );
    });
  }
}
