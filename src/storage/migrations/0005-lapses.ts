import type { Kysely } from 'kysely';

/** What a database that was restored from a backup knows nothing of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lapse')
    .addColumn('subscription_id', 'text', (c) => c.primaryKey().references('subscription.id'))
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .execute();
}
