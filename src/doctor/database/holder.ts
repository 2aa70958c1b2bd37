import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { isBusy } from '../../storage/sqlite/dialect.ts';

/**
 * Who runs with a database now: `process 42 on laptop`; undefined when nobody does. The lock is a
 * transaction that the owner holds open, so whoever can begin one has found nobody.
 */
export function holderOf(databaseFile: string): string | undefined {
  const file = `${databaseFile}.lock`;
  if (!existsSync(file)) return undefined;
  const lock = new BetterSqlite3(file, { timeout: 0 });
  try {
    lock.exec('begin immediate; rollback');
    return undefined;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return lock.prepare<[], string>('select who from holder').pluck().get() ?? 'another process';
  } finally {
    lock.close();
  }
}
