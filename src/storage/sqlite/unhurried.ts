import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Writes something without waiting for the disk. It stays written whatever ends the process; a power
 * loss may undo it, unless anything that was waited for came after it.
 */
export const createUnhurried =
  (db: Kysely<Schema>) =>
  <T>(write: (db: Kysely<Schema>) => Promise<T>): Promise<T> =>
    // On its own turn of the only connection, so that nobody else's writing is less safe.
    db.connection().execute(async (connection) => {
      await sql`pragma synchronous = normal`.execute(connection);
      try {
        return await write(connection);
      } finally {
        await sql`pragma synchronous = full`.execute(connection);
      }
    });
