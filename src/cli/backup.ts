import { openSqlite } from '../storage/sqlite/open.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** Writes a checked copy of the database, beside a Paperboy that runs. */
export async function backup(file: string, { config, print, holder }: Surroundings): Promise<void> {
  const storage = await openSqlite({
    file: config.databaseFile,
    holder,
    now: systemClock.now(),
    access: 'guest',
  });
  try {
    await storage.backup(file);
    print(`Backup written and checked: ${file}`);
  } finally {
    await storage.close();
  }
}
