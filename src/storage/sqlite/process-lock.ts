import BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { isBusy } from './dialect.ts';

export interface ProcessLock {
  release(): void;
}

/**
 * One process per database file: a second one would post everything twice. The lock is a write
 * transaction held open on a small database beside it, so the operating system lets go of it
 * however the holder ends; a lock file with a process id would outlive a kill -9, and in a
 * container every process has the same id. Readers are let in, which is how the holder is named.
 */
export function lockForThisProcess(databaseFile: string, holder: string): ProcessLock {
  const lock = new BetterSqlite3(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.exec('create table if not exists holder (who text not null)');
    lock.exec('begin immediate; delete from holder');
    lock.prepare('insert into holder values (?)').run(holder);
    lock.exec('commit; begin immediate');
    return { release: () => void lock.close() };
  } catch (error) {
    const other = isBusy(error) ? nameHolder(lock) : undefined;
    lock.close();
    if (!isBusy(error)) throw error;
    throw new StorageError(
      `The database ${databaseFile} is in use by ${other ?? 'another process'}. ` +
        'One Paperboy per database: stop that one, or set DATABASE_URL to another file.',
      operatingPage('database-in-use'),
      error,
    );
  }
}

function nameHolder(lock: BetterSqlite3.Database): string | undefined {
  return lock.prepare<[], string>('select who from holder').pluck().get();
}
