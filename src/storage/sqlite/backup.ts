import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';

/**
 * Writes a checked copy of an open database beside everything that goes on. The copy is made under
 * another name first: a full disk leaves no half backup that looks like a whole one.
 */
export async function backupTo(database: BetterSqlite3.Database, file: string): Promise<void> {
  if (existsSync(file)) {
    throw new StorageError(`${file} exists already. Name a file that does not, or move it away.`);
  }
  if (!existsSync(dirname(file))) {
    throw new StorageError(`There is no folder ${dirname(file)}. Make it, or name another one.`);
  }
  const unfinished = `${file}.unfinished`;
  try {
    await database.backup(unfinished);
    checkIntegrity(unfinished);
    renameSync(unfinished, file);
  } finally {
    // Looking at the copy leaves files of its own beside it.
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  }
}

function checkIntegrity(file: string): void {
  const copy = new BetterSqlite3(file, { readonly: true });
  try {
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new StorageError(`The backup is damaged: ${String(verdict)}`);
  } finally {
    copy.close();
  }
}
