import type { Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';

/** Remembers papers that have lost votes: what their messages show is compared later. */
export const markOutdated = (db: Kysely<Schema>, ids: Iterable<PaperId>): Promise<void> =>
  inChunks(
    [...new Set(ids)].map((id) => ({ paper_id: id })),
    (rows) =>
      db
        .insertInto('outdated')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
  );
