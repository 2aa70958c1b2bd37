import { type Kysely, sql } from 'kysely';

/** The search index in segments, in place of SQLite's own; every paper waits to be indexed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await dropFormerIndex(db);
  await db.schema
    .createTable('search_pending')
    .addColumn('paper_id', 'text', (c) => c.primaryKey().references('paper.id'))
    .addColumn('change', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into search_pending (paper_id, change) select id, '' from paper`.execute(db);
  await db.schema
    .createTable('search_segment')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('recency', 'integer', (c) => c.notNull())
    .addColumn('papers', 'integer', (c) => c.notNull())
    .addColumn('title_words', 'integer', (c) => c.notNull())
    .addColumn('body_words', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('search_block')
    .addColumn('segment', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('first_term', 'text', (c) => c.notNull())
    .addColumn('entries', 'text', (c) => c.notNull())
    .addColumn('data', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('search_block_pk', ['segment', 'number'])
    .execute();
  await db.schema
    .createTable('search_part')
    .addColumn('segment', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('papers', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('search_part_pk', ['segment', 'number'])
    .execute();
  await db.schema
    .createTable('search_stream')
    .addColumn('paper_id', 'text', (c) => c.primaryKey())
    .addColumn('data', 'blob', (c) => c.notNull())
    .execute();
}

/** Earlier versions kept a full-text table of SQLite's, and triggers that filled it. */
async function dropFormerIndex(db: Kysely<unknown>): Promise<void> {
  for (const trigger of ['paper_indexed', 'paper_reindexed']) {
    await sql`drop trigger if exists ${sql.ref(trigger)}`.execute(db);
  }
  for (const table of ['paper_fts', 'paper_document']) {
    await db.schema.dropTable(table).ifExists().execute();
  }
}
