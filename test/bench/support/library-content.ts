import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';

export interface Content {
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 of all rows in order. */
  readonly hash: string;
}

const TABLES = {
  paper: 'id',
  listing: 'source, day, paper_id',
  observation: 'paper_id, at, source',
};

/** What a library holds, so that two can be compared. */
export function readContent(file: string): Content {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    const hash = createHash('sha256');
    const counts = Object.entries(TABLES).map(([table, order]) => {
      let count = 0;
      for (const row of database.prepare(`select * from ${table} order by ${order}`).iterate()) {
        hash.update(`${table} ${JSON.stringify(row)}\n`);
        count += 1;
      }
      return [table, count] as const;
    });
    return { counts: Object.fromEntries(counts), hash: hash.digest('hex') };
  } finally {
    database.close();
  }
}
