import type { Kysely } from 'kysely';
import type { ActionStore } from '../../core/ports/stores/actions.ts';
import type { Schema } from '../schema.ts';

const KEPT_MS = 180 * 24 * 3_600_000;

/** Expired actions that go with each one that is kept: more than can come, and never a long wait. */
const SWEPT = 100;

/**
 * Actions under a token. Each is kept for 180 days after it was last kept; keeping one also takes
 * away a hundred at most that are older, so nothing is lost while nothing new comes.
 */
export function createActionStore(db: Kysely<Schema>): ActionStore {
  return {
    async keep(token, action, at) {
      const row = { token, action: JSON.stringify(action), at };
      await db
        .insertInto('kept_action')
        .values(row)
        .onConflict((conflict) => conflict.column('token').doUpdateSet(row))
        .execute();
      await sweep(db, at - KEPT_MS);
    },

    async find(token) {
      const row = await db
        .selectFrom('kept_action')
        .select('action')
        .where('token', '=', token)
        .executeTakeFirst();
      return row && JSON.parse(row.action);
    },
  };
}

async function sweep(db: Kysely<Schema>, before: number): Promise<void> {
  await db
    .deleteFrom('kept_action')
    .where('token', 'in', (of) =>
      of
        .selectFrom('kept_action')
        .select('token')
        .where('at', '<', before)
        .orderBy('at')
        .limit(SWEPT),
    )
    .execute();
}
