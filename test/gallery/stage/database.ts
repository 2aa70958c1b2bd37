import Database from 'better-sqlite3';

/** Takes a table away from a Paperboy that runs, so that what needs it fails as a bug would. */
export async function without<T>(
  { file, table }: { readonly file: string; readonly table: string },
  ask: () => Promise<T>,
): Promise<T> {
  const database = new Database(file);
  const rename = (from: string, to: string) => database.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
  rename(table, 'elsewhere');
  try {
    return await ask();
  } finally {
    rename('elsewhere', table);
    database.close();
  }
}
