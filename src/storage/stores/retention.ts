import { type Kysely, sql } from 'kysely';
import { GROWTH_SPAN_MS } from '../../core/ports/stores/papers.ts';
import type { RetentionStore } from '../../core/ports/stores/retention.ts';
import type { Schema } from '../schema.ts';

/** Rows, or messages, of a slice: some ten milliseconds. */
const SLICE = 200;

/** A popular paper has thousands of readings. */
const PAPERS = 5;

/** Deletes what is older than a moment, each table by an index. */
export function createRetentionStore(db: Kysely<Schema>): RetentionStore {
  return {
    observations: (before) => oldObservations(db, before),
    async *votes(before) {
      yield* olderThan(db, 'reaction', before);
      yield* olderThan(db, 'ballot', before);
    },
    strayReactions: (before) => oldStrays(db, before),
    saved: (before) => olderThan(db, 'saved', before),
    marks: (before) => olderThan(db, 'forgotten', before),
  };
}

async function* olderThan(
  db: Kysely<Schema>,
  table: 'reaction' | 'ballot' | 'saved' | 'forgotten',
  before: number,
): AsyncGenerator<number> {
  for (let removed = -1; removed !== 0; ) {
    const result = await db
      .deleteFrom(table)
      .where('at', 'in', (eb) =>
        eb.selectFrom(table).select('at').where('at', '<', before).orderBy('at').limit(SLICE),
      )
      .executeTakeFirst();
    removed = Number(result.numDeletedRows);
    yield removed;
  }
}

/** Paper by paper: of one that nobody reads any more, the last readings are what is known of it. */
async function* oldObservations(db: Kysely<Schema>, before: number): AsyncGenerator<number> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('observation')
      .select('paper_id')
      .distinct()
      .where('paper_id', '>', last)
      .where('at', '<', before)
      .orderBy('paper_id')
      .limit(PAPERS)
      .execute();
    const ids = rows.map(({ paper_id }) => paper_id);
    if (ids.length === 0) return;
    yield await deleteReadings(db, ids, before);
    last = ids.at(-1) ?? last;
  }
}

/** All but those that `PaperStore.observations` gives. */
async function deleteReadings(
  db: Kysely<Schema>,
  ids: readonly string[],
  before: number,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with newest as (
      select id, (select max(at) from observation where paper_id = paper.id) as at
      from paper where id in (${sql.join(ids)})
    ), needed as materialized (
      select id, at,
        (select max(o.at) from observation o
          where o.paper_id = newest.id and o.at <= newest.at - ${GROWTH_SPAN_MS}) as earlier,
        (select max(o.at) from observation o
          where o.paper_id = newest.id and o.stars is not null) as starred
      from newest
    )
    delete from observation
    where paper_id in (${sql.join(ids)}) and at < ${before} and not exists (
      select 1 from needed
      where needed.id = observation.paper_id
        and observation.at in (needed.at, needed.earlier, needed.starred)
    )`.execute(db);
  return Number(numAffectedRows);
}

/** Message by message, because the index has them in this order. */
async function* oldStrays(db: Kysely<Schema>, before: number): AsyncGenerator<number> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('reaction')
      .select('message')
      .distinct()
      .where('message', '>', last)
      .orderBy('message')
      .limit(SLICE)
      .execute();
    const messages = rows.map(({ message }) => message);
    if (messages.length === 0) return;
    const result = await db
      .deleteFrom('reaction')
      .where('message', 'in', messages)
      .where('at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('delivery')
              .select('delivery.key')
              .whereRef('delivery.ref', '=', 'reaction.message'),
          ),
        ),
      )
      .executeTakeFirst();
    yield Number(result.numDeletedRows);
    last = messages.at(-1) ?? last;
  }
}
