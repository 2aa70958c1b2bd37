import type { Kysely } from 'kysely';
import type { SavedStore } from '../../core/ports/stores/saved.ts';
import type { Schema } from '../schema.ts';

/** Papers that people keep for later. */
export function createSavedStore(db: Kysely<Schema>): SavedStore {
  return {
    async save({ platform, workspace, id }, paperId, at) {
      const result = await db
        .insertInto('saved')
        .values({ platform, workspace, person: id, paper_id: paperId, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async list({ platform, workspace, id }) {
      const rows = await db
        .selectFrom('saved')
        .select('paper_id')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', id)
        .orderBy('at', 'desc')
        .execute();
      return rows.map((row) => row.paper_id);
    },
  };
}
