import BetterSqlite3 from 'better-sqlite3';

/**
 * Whether somebody has added to a database what acts by itself: a trigger, a view, a virtual table.
 * Paperboy makes tables and indexes only; the others have no page of their own (SQLite's "The Schema
 * Table").
 */
export function hasAddedSchema(file: string): boolean {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    const added = database.prepare('select 1 from sqlite_master where coalesce(rootpage, 0) = 0');
    return added.get() !== undefined;
  } finally {
    database.close();
  }
}
