import type { Kysely } from 'kysely';

/** Subscriptions by command, votes by button, and what the messages of a platform show and mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('subscription')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('active'))
    .execute();
  await db.schema.alterTable('subscription').addColumn('reason', 'text').execute();
  await db.schema.alterTable('subscription').addColumn('changed_by', 'text').execute();
  await db.schema
    .createIndex('subscription_due')
    .on('subscription')
    .columns(['state', 'next_run_at'])
    .execute();
  await db.schema
    .alterTable('delivery')
    .addColumn('shown_votes', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('delivery_sent')
    .on('delivery')
    .columns(['platform', 'step', 'sent_at'])
    .execute();
  await ballots(db);
  await db.schema
    .createTable('kept_action')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('kept_action_at').on('kept_action').columns(['at']).execute();
}

async function ballots(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ballot')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('paper_id', 'text', (c) => c.notNull().references('paper.id'))
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('ballot_pk', ['platform', 'workspace', 'person', 'paper_id', 'origin'])
    .execute();
  await db.schema.createIndex('ballot_paper').on('ballot').columns(['paper_id']).execute();
  await db.schema.createIndex('ballot_at').on('ballot').columns(['at']).execute();
}
