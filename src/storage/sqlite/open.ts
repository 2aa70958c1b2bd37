import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { StorageError } from '../../core/errors.ts';
import { migrate, schemaState } from '../migrate.ts';
import { type Migration, migrations } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';
import type { Storage } from '../storage.ts';
import { createEditionStore } from '../stores/editions.ts';
import { createFetchStore } from '../stores/fetches.ts';
import { createLocalChannelStore } from '../stores/local-channel.ts';
import { createOutboxStore } from '../stores/outbox.ts';
import { createPaperStore } from '../stores/papers.ts';
import { createSavedStore } from '../stores/saved.ts';
import { createSubscriptionStore } from '../stores/subscriptions.ts';
import { createVoteStore } from '../stores/votes.ts';
import { backupTo } from './backup.ts';
import { createSqliteDialect } from './dialect.ts';
import { lockForThisProcess } from './process-lock.ts';
import { createSearchIndex } from './search-index.ts';
import { createSearchSchema } from './search-schema.ts';

export interface SqliteOptions {
  readonly file: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens a database file for this process alone, makes it when it is not there, and brings its
 * schema up to date (after a backup). Throws StorageError with what to do when it can't.
 */
export async function openSqlite(options: SqliteOptions): Promise<Storage> {
  mkdirSync(dirname(options.file), { recursive: true });
  const lock = lockForThisProcess(options.file);
  try {
    const isNew = !existsSync(options.file);
    const database = openFile(options.file);
    const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
    try {
      await upgrade(db, database, options, isNew);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return toStorage(db.withTables<Schema>(), database, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openFile(file: string): BetterSqlite3.Database {
  try {
    const database = new BetterSqlite3(file, { timeout: 5_000 });
    database.pragma('journal_mode = WAL');
    // A lost "sending" record would be a message posted twice: FULL survives power loss too.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('journal_size_limit = 67108864');
    return database;
  } catch (error) {
    throw new StorageError(
      `The database ${file} can't be opened: ${(error as Error).message}. ` +
        'Check that the file is a Paperboy database and that this user may write it and its folder.',
      { cause: error },
    );
  }
}

async function upgrade(
  db: Kysely<unknown>,
  database: BetterSqlite3.Database,
  { file, now, migrations: known = migrations }: SqliteOptions,
  isNew: boolean,
): Promise<void> {
  const { done, pending } = await schemaState(db, known);
  if (pending.length > 0 && !isNew && done.length > 0) {
    await backupTo(database, `${file}.before-${pending[0]?.name}-${now}.bak`);
  }
  await migrate(db, pending, now);
  await createSearchSchema(db);
}

function toStorage(
  db: Kysely<Schema>,
  database: BetterSqlite3.Database,
  release: () => void,
): Storage {
  const papers = createPaperStore(db);
  return {
    papers,
    fetches: createFetchStore(db),
    subscriptions: createSubscriptionStore(db),
    editions: createEditionStore(db),
    outbox: createOutboxStore(db),
    votes: createVoteStore(db),
    saved: createSavedStore(db),
    localChannel: createLocalChannelStore(db),
    search: createSearchIndex(db, papers),
    async probe() {
      await sql`update schema_migration set at = at`.execute(db);
    },
    backup: (file) => backupTo(database, file),
    async close() {
      await db.destroy();
      release();
    },
  };
}
