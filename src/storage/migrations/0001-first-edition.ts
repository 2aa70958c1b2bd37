import type { Kysely } from 'kysely';

/** Papers, editions, the outbox, votes and the local channel. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await papers(db);
  await editions(db);
  await people(db);
  await localChannel(db);
  await db.schema
    .createTable('probe')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

async function papers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('paper')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('abstract', 'text', (c) => c.notNull())
    .addColumn('summary', 'text')
    .addColumn('authors', 'text', (c) => c.notNull())
    .addColumn('author_count', 'integer', (c) => c.notNull())
    .addColumn('organization', 'text')
    .addColumn('published_at', 'bigint')
    .addColumn('code_url', 'text')
    .addColumn('project_url', 'text')
    .addColumn('keywords', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('listing')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('paper_id', 'text', (c) => c.notNull().references('paper.id'))
    .addPrimaryKeyConstraint('listing_pk', ['source', 'day', 'paper_id'])
    .execute();
  await db.schema.createIndex('listing_paper').on('listing').columns(['paper_id', 'day']).execute();
  await db.schema
    .createTable('observation')
    .addColumn('paper_id', 'text', (c) => c.notNull().references('paper.id'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('upvotes', 'integer', (c) => c.notNull())
    .addColumn('comments', 'integer', (c) => c.notNull())
    .addColumn('stars', 'integer')
    .addPrimaryKeyConstraint('observation_pk', ['paper_id', 'at', 'source'])
    .execute();
  await db.schema
    .createTable('fetch')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('entries', 'integer', (c) => c.notNull())
    .addColumn('skipped', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('retry_at', 'bigint')
    .addColumn('validator', 'text')
    .addPrimaryKeyConstraint('fetch_pk', ['source', 'resource', 'at'])
    .execute();
  await db.schema.createIndex('fetch_at').on('fetch').columns(['source', 'at']).execute();
}

async function editions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscription')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('next_date', 'text', (c) => c.notNull())
    .addColumn('next_run_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('subscription_channel', ['platform', 'workspace', 'channel'])
    .execute();
  await db.schema
    .createTable('edition')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subscription_id', 'text', (c) => c.notNull().references('subscription.id'))
    .addColumn('local_date', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('source_day', 'text')
    .addColumn('planned_at', 'bigint', (c) => c.notNull())
    // The promise that a channel hears once a day, kept by the database itself.
    .addUniqueConstraint('edition_once', ['subscription_id', 'local_date', 'kind'])
    .execute();
  await db.schema
    .createTable('edition_paper')
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('paper_id', 'text', (c) => c.notNull().references('paper.id'))
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('score', 'real', (c) => c.notNull())
    .addPrimaryKeyConstraint('edition_paper_pk', ['edition_id', 'paper_id'])
    .execute();
  await deliveries(db);
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id'))
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('paper_id', 'text', (c) => c.references('paper.id'))
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('doubtful', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('last_attempt_at', 'bigint')
    .addColumn('ref', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('reason', 'text')
    .addUniqueConstraint('delivery_order', ['edition_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('delivery_queue')
    .on('delivery')
    .columns(['platform', 'state', 'due_at'])
    .execute();
  await db.schema.createIndex('delivery_paper').on('delivery').columns(['paper_id']).execute();
  await db.schema.createIndex('delivery_ref').on('delivery').columns(['ref']).execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reaction')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('emoji', 'text', (c) => c.notNull())
    .addColumn('vote', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('reaction_pk', ['message', 'platform', 'workspace', 'person', 'emoji'])
    .execute();
  await db.schema.createIndex('reaction_at').on('reaction').columns(['at']).execute();
  await db.schema
    .createTable('saved')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('paper_id', 'text', (c) => c.notNull().references('paper.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('saved_pk', ['platform', 'workspace', 'person', 'paper_id'])
    .execute();
}

async function localChannel(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('local_message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('thread', 'text', (c) => c.references('local_message.id'))
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('posted_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('local_message_thread')
    .on('local_message')
    .columns(['thread', 'posted_at'])
    .execute();
  await db.schema
    .createTable('local_reaction')
    .addColumn('message_id', 'text', (c) => c.notNull().references('local_message.id'))
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('emoji', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('local_reaction_pk', ['message_id', 'person', 'emoji'])
    .execute();
}
