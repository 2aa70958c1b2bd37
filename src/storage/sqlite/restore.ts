import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import type { Restored } from '../../core/ports/stores/lapses.ts';
import { hasAddedSchema } from './added-schema.ts';
import { damageIn } from './backup.ts';
import { openSqlite } from './open.ts';
import { lockForThisProcess } from './process-lock.ts';

export interface RestoreOptions {
  /** The database. */
  readonly file: string;
  readonly backup: string;
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface RestoreResult extends Restored {
  /** Where the database lies that was there before, if one was. */
  readonly kept?: string;
}

const HELP = operatingPage('restore');

const ADDED = 'it holds triggers or views, which no Paperboy has put there';

/** A database is up to three files, of which the second may hold what the first does not. */
const PARTS = ['', '-wal', '-shm'];

/**
 * Puts a backup in the database's place, which is kept beside it. Everything is done under another
 * name first, so that what fails changes nothing. Throws StorageError with what to do.
 */
export async function restoreSqlite(options: RestoreOptions): Promise<RestoreResult> {
  const { file, backup, holder, now } = options;
  if (!existsSync(backup)) {
    throw new StorageError(`There is no file ${backup}. Give the path of a backup.`, HELP);
  }
  if (!existsSync(dirname(file))) {
    const todo = 'Make it, or set DATABASE_URL.';
    throw new StorageError(`There is no folder ${dirname(file)}. ${todo}`, HELP);
  }
  const lock = lockForThisProcess(file, holder);
  const prepared = `${file}.restoring`;
  try {
    await copyChecked(backup, prepared);
    const storage = await openSqlite({ file: prepared, holder, now });
    const restored = await storage.lapses.begin(now).finally(storage.close);
    // An older Paperboy had some, which are gone by now.
    if (hasAddedSchema(prepared)) throw unusable(backup, ADDED);
    const kept = replace(file, prepared, now);
    return { ...restored, ...(kept && { kept }) };
  } finally {
    tidy(prepared);
    lock.release();
  }
}

/** As bytes: a database that is only opened to be read leaves files beside it, or can't be. */
async function copyChecked(backup: string, copy: string): Promise<void> {
  tidy(copy);
  try {
    for (const part of ['', '-wal']) {
      if (existsSync(backup + part)) await copyFile(backup + part, copy + part);
    }
    const damage = isPaperboys(copy) ? await damageIn(copy) : 'it is no database of Paperboy';
    if (damage) throw unusable(backup, damage);
  } catch (error) {
    throw error instanceof StorageError ? error : unusable(backup, (error as Error).message);
  }
}

function isPaperboys(file: string): boolean {
  const database = new BetterSqlite3(file);
  try {
    const tables = database.prepare("select 1 from sqlite_master where name = 'schema_migration'");
    return tables.get() !== undefined;
  } finally {
    database.close();
  }
}

const unusable = (backup: string, reason: string): StorageError =>
  new StorageError(
    `${backup} can’t be restored: ${reason}. Nothing was changed. Mend that, or name another backup.`,
    HELP,
  );

/** A copy that was brought up to date has left one of its own beside it, and a lock. */
function tidy(prepared: string): void {
  const folder = dirname(prepared);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(basename(prepared))) rmSync(join(folder, name), { force: true });
  }
}

/** Returns where the present database is kept. */
function replace(file: string, prepared: string, now: number): string | undefined {
  const kept = `${file}.before-restore-${now}.bak`;
  const present = PARTS.filter((part) => existsSync(file + part));
  for (const part of present) renameSync(file + part, kept + part);
  try {
    renameSync(prepared, file);
  } catch (error) {
    for (const part of present) renameSync(kept + part, file + part);
    throw error;
  }
  return present.length > 0 ? kept : undefined;
}
