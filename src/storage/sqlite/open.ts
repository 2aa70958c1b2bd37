import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { StorageError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { migrate, type SchemaState, schemaState } from '../migrate.ts';
import { type Migration, migrations } from '../migrations/index.ts';
import { openSearch } from '../open-search.ts';
import type { Schema } from '../schema.ts';
import type { Storage } from '../storage.ts';
import { createActionStore } from '../stores/actions.ts';
import { createDepartureStore } from '../stores/departures.ts';
import { createDisplayStore } from '../stores/displays.ts';
import { createEditionStore } from '../stores/editions.ts';
import { createFetchStore } from '../stores/fetches.ts';
import { createLapseStore } from '../stores/lapses.ts';
import { createLocalChannelStore } from '../stores/local-channel.ts';
import { createMeasureStore } from '../stores/measures.ts';
import { createOutboxStore } from '../stores/outbox.ts';
import { createPaperStore } from '../stores/papers.ts';
import { createPeopleStore } from '../stores/people.ts';
import { createRetentionStore } from '../stores/retention.ts';
import { createSavedStore } from '../stores/saved.ts';
import { createSearchPaperStore } from '../stores/search-papers.ts';
import { createSearchSegmentStore } from '../stores/search-segments.ts';
import { createSubscriptionStore } from '../stores/subscriptions.ts';
import { createVoteStore } from '../stores/votes.ts';
import { backupTo } from './backup.ts';
import { createSqliteDialect } from './dialect.ts';
import { toStorageError } from './failure.ts';
import { lockForThisProcess, type ProcessLock } from './process-lock.ts';
import { createUnhurried } from './unhurried.ts';

export interface SqliteOptions {
  readonly file: string;
  /** Who opens it, as a second process is told: `process 42 on laptop`. */
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly migrations?: readonly Migration[];
  /**
   * The owner is one process, and brings the schema up to date. A guest reads, or writes a little,
   * beside it: it needs a database that is there and up to date.
   */
  readonly access?: 'owner' | 'guest';
}

/**
 * Opens a database file; as its owner also makes it when it is not there, and brings its schema up
 * to date (after a backup). Throws StorageError with what to do when it can't.
 */
export async function openSqlite(options: SqliteOptions): Promise<Storage> {
  if (options.access === 'guest') return openAs(options, requireUpToDate, () => undefined);
  const lock = reserve(options);
  try {
    return await openAs(options, upgrade, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function reserve({ file, holder }: SqliteOptions): ProcessLock {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return lockForThisProcess(file, holder);
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

const cannotOpen = (file: string, error: unknown): StorageError =>
  toStorageError(`The database ${file} can't be opened`, error);

interface Opened {
  readonly db: Kysely<unknown>;
  readonly database: BetterSqlite3.Database;
  readonly options: SqliteOptions;
  readonly state: SchemaState;
}

async function openAs(
  options: SqliteOptions,
  prepare: (opened: Opened) => Promise<void>,
  release: () => void,
): Promise<Storage> {
  if (options.access === 'guest' && !existsSync(options.file)) {
    throw new StorageError(
      `There is no database at ${options.file}. Start Paperboy once, or set DATABASE_URL.`,
      operatingPage('database-not-opened'),
    );
  }
  const database = openFile(options.file);
  const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  try {
    const state = await schemaState(db, options.migrations ?? migrations);
    await prepare({ db, database, options, state });
  } catch (error) {
    await db.destroy();
    throw error instanceof BetterSqlite3.SqliteError ? cannotOpen(options.file, error) : error;
  }
  return toStorage(db.withTables<Schema>(), database, options, release);
}

function openFile(file: string): BetterSqlite3.Database {
  try {
    const database = new BetterSqlite3(file, { timeout: 5_000 });
    database.pragma('journal_mode = WAL');
    // A lost "sending" record would be a message posted twice: FULL survives power loss too.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    // What is deleted is overwritten, where that costs no writing of its own.
    database.pragma('secure_delete = FAST');
    database.pragma('journal_size_limit = 67108864');
    // From here on the dialect waits, without stopping everything else.
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

async function upgrade({ db, database, options, state }: Opened): Promise<void> {
  const { file, now } = options;
  const [next] = state.pending;
  if (next && state.done.length > 0) {
    await backupTo(database, `${file}.before-${next.name}-${now}.bak`);
  }
  await migrate(db, state.pending, now);
}

async function requireUpToDate({ options, state }: Opened): Promise<void> {
  if (state.pending.length === 0) return;
  throw new StorageError(
    `The database ${options.file} is of an older Paperboy. Start this one once to bring it up to date.`,
    operatingPage('database-of-another-version'),
  );
}

function toStorage(
  db: Kysely<Schema>,
  database: BetterSqlite3.Database,
  { access = 'owner' }: SqliteOptions,
  release: () => void,
): Storage {
  const papers = createPaperStore(db);
  const search = openSearch({
    segments: createSearchSegmentStore(db),
    papers: createSearchPaperStore(db, papers),
    access,
  });
  return {
    papers,
    fetches: createFetchStore(db),
    subscriptions: createSubscriptionStore(db),
    editions: createEditionStore(db),
    outbox: createOutboxStore(db, createUnhurried(db)),
    votes: createVoteStore(db),
    displays: createDisplayStore(db),
    actions: createActionStore(db),
    saved: createSavedStore(db),
    localChannel: createLocalChannelStore(db),
    measures: createMeasureStore(db),
    lapses: createLapseStore(db),
    people: createPeopleStore(db),
    departures: createDepartureStore(db),
    retention: createRetentionStore(db),
    search: search.index,
    searchUpkeep: search.upkeep,
    async probe(now) {
      // A value that changes: SQLite writes nothing for one that does not.
      await db
        .insertInto('probe')
        .values({ id: 1, at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
        .execute();
    },
    backup: (file) => backupTo(database, file),
    async close() {
      await search.stop();
      await db.destroy();
      release();
    },
  };
}
