import { accessSync, constants, existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { migrations } from '../../storage/migrations/index.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { diskOf, nearestFolder } from '../database/disk.ts';
import { holderOf } from '../database/holder.ts';
import { checkIntegrity } from '../database/integrity.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';

const ABOUT = 'Database';
const FULL = operatingPage('database-not-writable');
const DAMAGED = operatingPage('database-damaged');

const MB = 1024 * 1024;

/** Below the first, editions will fail soon; below the second, backups will. */
const SCARCE = 100 * MB;
const LITTLE = 1024 * MB;

/** What is left of a check's time for everything else. */
const READING_MS = 7_000;

const RESTORE =
  'Stop Paperboy, and type paperboy restore FILE with the newest backup that is whole; ' +
  'it keeps the damaged file, too.';

export interface DatabaseOptions {
  readonly file: string;
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The file, who has it, the disk under it, and whether what is in it can be read and written. */
export async function checkDatabase(options: DatabaseOptions): Promise<readonly Finding[]> {
  const { file } = options;
  const disk = checkDisk(file);
  if (!existsSync(file)) return [notThere(file), ...disk];
  return [...standing(file), ...disk, ...(await contents(options))];
}

function notThere(file: string): Finding {
  const folder = nearestFolder(file);
  try {
    accessSync(folder, constants.W_OK);
    return ok(ABOUT, `not there yet; the first start makes ${file}`);
  } catch {
    return problem(
      ABOUT,
      `not there yet, and this user may not write ${folder}`,
      'Give the user that runs Paperboy the folder, or set DATABASE_URL to another one.',
      operatingPage('database-not-opened'),
    );
  }
}

function standing(file: string): readonly Finding[] {
  const holder = holderOf(file);
  return [ok(ABOUT, `${file}, ${holder ? `in use by ${holder}` : 'no Paperboy runs with it now'}`)];
}

function checkDisk(file: string): readonly Finding[] {
  const { free, network } = diskOf(file);
  const left = `${Math.floor(free / MB)} MB are free`;
  const space =
    free < SCARCE
      ? problem('Disk', left, 'Free some space: what can’t be written can’t be posted.', FULL)
      : free < LITTLE
        ? warning('Disk', left, 'Free some space before backups fail.', FULL)
        : ok('Disk', left);
  if (!network) return [space];
  const todo = 'Set DATABASE_URL to a folder on a disk of this computer, and move the file there.';
  return [
    space,
    problem(
      'Disk',
      `the database is on a network file system (${network}), where it can be damaged`,
      todo,
      operatingPage('network-disk'),
    ),
  ];
}

async function contents({ file, holder, now }: DatabaseOptions): Promise<readonly Finding[]> {
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { readonly: true, timeout: 1_000 });
    const found = [journal(database), await integrity(database)];
    const schema = checkSchema(database);
    const isCurrent = schema.state === 'ok';
    return [...found, schema, ...(isCurrent ? [await writing({ file, holder, now })] : [])];
  } catch (error) {
    const { message } = error as Error;
    const found = `it can’t be read (${message})`;
    if (isDamage(error)) return [problem(ABOUT, found, RESTORE, DAMAGED)];
    const todo = 'Check that this user may read and write the file and its folder.';
    return [problem(ABOUT, found, todo, operatingPage('database-not-opened'))];
  } finally {
    database?.close();
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);

function journal(database: BetterSqlite3.Database): Finding {
  const mode = String(database.pragma('journal_mode', { simple: true }));
  if (mode === 'wal') return ok(ABOUT, 'readers and the writer don’t wait for each other (WAL)');
  return warning(
    ABOUT,
    `its journal mode is ${mode}, not WAL`,
    'Start Paperboy: it sets WAL. If this stays, the disk does not support it.',
    operatingPage('network-disk'),
  );
}

async function integrity(database: BetterSqlite3.Database): Promise<Finding> {
  const { damage, checked, tables } = await checkIntegrity(database, READING_MS);
  if (damage)
    return problem(
      ABOUT,
      `it is damaged: ${damage.replace(/\s+/g, ' ').slice(0, 200)}`,
      RESTORE,
      DAMAGED,
    );
  if (checked === tables) return ok(ABOUT, 'all of it can be read');
  return ok(
    ABOUT,
    `${checked} of ${tables} tables can be read, the others were not looked at in the time; ` +
      'paperboy backup checks them all',
  );
}

function checkSchema(database: BetterSqlite3.Database): Finding {
  const isThere = database
    .prepare("select 1 from sqlite_schema where name = 'schema_migration'")
    .get();
  const done = isThere
    ? database.prepare<[], string>('select name from schema_migration order by name').pluck().all()
    : [];
  const known = new Set(migrations.map(({ name }) => name));
  const newer = done.filter((name) => !known.has(name));
  if (newer.length > 0) {
    return problem(
      'Schema',
      `a newer Paperboy has written this database (${newer.join(', ')})`,
      'Install that version again, or restore a backup made before it.',
      operatingPage('database-of-another-version'),
    );
  }
  const latest = done.at(-1) ?? 'none';
  if (done.length === known.size) return ok('Schema', latest);
  return warning(
    'Schema',
    `${latest}; this Paperboy’s is ${migrations.at(-1)?.name}`,
    'Start Paperboy: it makes a backup and brings the database up to date.',
    operatingPage('database-of-another-version'),
  );
}

async function writing({ file, holder, now }: DatabaseOptions): Promise<Finding> {
  try {
    const storage = await openSqlite({ file, holder, now, access: 'guest' });
    try {
      await storage.probe(now);
    } finally {
      await storage.close();
    }
    return ok(ABOUT, 'it can be written');
  } catch (error) {
    if (error instanceof StorageError) {
      return problem(ABOUT, 'it can’t be written', error.message, error.help);
    }
    const todo = 'Free disk space, or give the user that runs Paperboy the file and its folder.';
    return problem(ABOUT, `it can’t be written: ${(error as Error).message}`, todo, FULL);
  }
}
