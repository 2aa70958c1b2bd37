import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What arXiv tells of papers, which source each field came from, and who stood in for an edition. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = () => db.schema.alterTable('paper');
  await table().addColumn('updated_at', 'bigint').execute();
  await table().addColumn('categories', 'text').execute();
  await table().addColumn('comment', 'text').execute();
  await table()
    .addColumn('sources', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await table().addColumn('looked_up_at', 'bigint').execute();
  // Of a million papers few are left to look up: only those are in the index.
  await db.schema
    .createIndex('paper_not_looked_up')
    .on('paper')
    .column('id')
    .where(sql<boolean>`updated_at is null`)
    .execute();
  await db.schema.alterTable('edition').addColumn('stand_in', 'text').execute();
}
