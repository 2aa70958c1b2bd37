import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

/** How long (ms) a write waits for another process to let go of the database. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 10;

/**
 * Kysely begins transactions DEFERRED, where a read followed by a write can fail with SQLITE_BUSY
 * and no waiting helps. IMMEDIATE takes the write lock first, and waits for it.
 */
class PatientSqliteDriver extends SqliteDriver {
  readonly #database: BetterSqlite3.Database;

  constructor(database: BetterSqlite3.Database) {
    super({ database: withStatements(database) });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** Where the disk is full SQLite has rolled back by itself; to fail here would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * Waits between attempts, and not within SQLite, whose waiting would stop everything else that
 * Paperboy does: people's commands are acknowledged while another process holds the database.
 */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const since = performance.now();
      for (;;) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (!isBusy(error) || performance.now() - since > PATIENCE_MS) throw error;
        }
        await sleep(PAUSE_MS);
      }
    },
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}

/** Another connection holds the database. */
export const isBusy = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** Statements kept: more than the program has, so that each is prepared once... */
const MOST_STATEMENTS = 400;
/** ...but not those over hundreds of rows, which differ each time and are large. */
const LONGEST_SQL = 2_000;

/** Kysely has every query prepared anew, which can take longer than the query. */
function withStatements(database: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>();
  return {
    close: () => void database.close(),
    prepare(sql: string): BetterSqlite3.Statement {
      const known = statements.get(sql);
      // One that is still being read from can't be run again meanwhile.
      if (known && !known.busy) return known;
      const statement = database.prepare(sql);
      if (sql.length > LONGEST_SQL) return statement;
      if (statements.size >= MOST_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
  };
}

export function createSqliteDialect(database: BetterSqlite3.Database) {
  const dialect = new SqliteDialect({ database });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new PatientSqliteDriver(database),
    createIntrospector: dialect.createIntrospector.bind(dialect),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}
