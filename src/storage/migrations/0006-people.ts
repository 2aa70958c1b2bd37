import type { Kysely } from 'kysely';

/** What forgetting people and workspaces needs: whom, and which messages show too many votes since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forgotten')
    .addColumn('salt', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('outdated')
    .addColumn('paper_id', 'text', (c) => c.primaryKey().references('paper.id'))
    .execute();
  await db.schema
    .createTable('departure')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('departure_pk', ['platform', 'workspace'])
    .execute();
  for (const table of ['reaction', 'ballot', 'saved']) {
    await db.schema.createIndex(`${table}_person`).on(table).columns(['person']).execute();
  }
  await db.schema.createIndex('saved_at').on('saved').columns(['at']).execute();
}
