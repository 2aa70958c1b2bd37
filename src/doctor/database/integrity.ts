import { setImmediate } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';

export interface Integrity {
  /** What SQLite says is wrong; undefined when nothing is. */
  readonly damage?: string;
  readonly tables: number;
  /** Less than all when the time was up. */
  readonly checked: number;
}

const TABLES = `
  select name from sqlite_schema where type = 'table' and rootpage > 0 order by rootpage`;

/**
 * Reads the tables one by one, so that a large database neither holds up everything else nor takes
 * longer than this (ms).
 */
export async function checkIntegrity(
  database: BetterSqlite3.Database,
  longestMs: number,
): Promise<Integrity> {
  const until = performance.now() + longestMs;
  const names = database.prepare<[], string>(TABLES).pluck().all();
  let checked = 0;
  for (const name of names) {
    if (performance.now() > until) break;
    const verdict = String(
      database.pragma(`quick_check(${JSON.stringify(name)})`, { simple: true }),
    );
    if (verdict !== 'ok') return { damage: verdict, tables: names.length, checked };
    checked += 1;
    await setImmediate();
  }
  return { tables: names.length, checked };
}
