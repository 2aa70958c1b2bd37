import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import { migrate, schemaState } from '../../../src/storage/migrate.ts';
import { migrations } from '../../../src/storage/migrations/index.ts';
import type { Schema } from '../../../src/storage/schema.ts';
import { createSqliteDialect } from '../../../src/storage/sqlite/dialect.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { createDisplayStore } from '../../../src/storage/stores/displays.ts';
import { createEditionStore } from '../../../src/storage/stores/editions.ts';
import { createOutboxStore } from '../../../src/storage/stores/outbox.ts';
import { createPaperStore } from '../../../src/storage/stores/papers.ts';
import { createPeopleStore } from '../../../src/storage/stores/people.ts';
import { createSubscriptionStore } from '../../../src/storage/stores/subscriptions.ts';
import { createVoteStore } from '../../../src/storage/stores/votes.ts';

/** What votes need of a storage. */
export type VoteStorage = Pick<
  Storage,
  'papers' | 'subscriptions' | 'editions' | 'outbox' | 'votes' | 'displays'
>;

/** With what is kept of people. */
export type PeopleStorage = VoteStorage & Pick<Storage, 'people'>;

/** The real stores on a database in memory: ten thousand writes must not wait for a disk. */
export async function memoryStorage(): Promise<PeopleStorage> {
  const database = new BetterSqlite3(':memory:');
  const empty = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
  onTestFinished(() => empty.destroy());
  await migrate(empty, (await schemaState(empty, migrations)).pending, 0);
  const db = empty.withTables<Schema>();
  return {
    papers: createPaperStore(db),
    subscriptions: createSubscriptionStore(db),
    editions: createEditionStore(db),
    outbox: createOutboxStore(db),
    votes: createVoteStore(db),
    displays: createDisplayStore(db),
    people: createPeopleStore(db),
  };
}
