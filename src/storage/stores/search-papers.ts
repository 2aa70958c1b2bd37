import { randomUUID } from 'node:crypto';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Day } from '../../core/paper/model.ts';
import type { PaperStore } from '../../core/ports/stores/papers.ts';
import type {
  FactFilters,
  PaperFacts,
  SearchPaperStore,
} from '../../core/ports/stores/search-papers.ts';
import { localDate } from '../../core/schedule/dates.ts';
import type { Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';
import { toPaper } from './paper-rows.ts';

/**
 * Notes that the text of papers changed. In the transaction that changes it: whatever happens
 * then, the index knows what it does not know.
 */
export async function markChanged(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<void> {
  const change = randomUUID();
  await inChunks(ids, (chunk) =>
    db
      .insertInto('search_pending')
      .values(chunk.map((paper_id) => ({ paper_id, change })))
      .onConflict((conflict) => conflict.column('paper_id').doUpdateSet({ change }))
      .execute(),
  );
}

/** Papers as the search index needs them. */
export function createSearchPaperStore(db: Kysely<Schema>, papers: PaperStore): SearchPaperStore {
  return {
    async pending(limit) {
      const rows = await db
        .selectFrom('search_pending')
        .selectAll()
        .orderBy('paper_id')
        .limit(limit)
        .execute();
      return rows.map(({ paper_id, change }) => ({ paperId: paper_id, change }));
    },

    async pendingCount() {
      const row = await db
        .selectFrom('search_pending')
        .select((eb) => eb.fn.countAll<number>().as('papers'))
        .executeTakeFirstOrThrow();
      return row.papers;
    },

    async after(id, limit) {
      const rows = await db
        .selectFrom('paper')
        .selectAll()
        .where('id', '>', id)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toPaper);
    },

    getMany: papers.getMany,
    count: papers.count,

    async facts(ids) {
      const found = new Map<PaperId, PaperFacts>();
      await inChunks(ids, async (chunk) => {
        const rows = await db
          .selectFrom('paper')
          .select(['id', 'published_at', lastListed.as('listed'), votes.as('votes')])
          .where('id', 'in', chunk)
          .execute();
        for (const row of rows) found.set(row.id, toFacts(row));
      });
      return found;
    },

    async fitting(filters, after, limit) {
      const rows = await db
        .selectFrom('paper')
        .select('id')
        .where('id', '>', after)
        .where((eb) => eb.and(conditions(filters, eb)))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

const lastListed = sql<string | null>`(
  select max(day) from listing where listing.paper_id = paper.id)`;

const votes = sql<number>`coalesce(
  (select upvotes from observation where observation.paper_id = paper.id
    order by at desc limit 1), 0)`;

interface FactRow {
  readonly published_at: number | null;
  readonly listed: string | null;
  readonly votes: number;
}

function toFacts({ published_at, listed, votes }: FactRow): PaperFacts {
  const published = published_at === null ? undefined : localDate(published_at, 'UTC');
  const day = listed ?? published;
  return { ...(day && { day }), votes };
}

function conditions(filters: FactFilters, eb: ExpressionBuilder<Schema, 'paper'>) {
  const { hasCode, since, before, votes: range } = filters;
  /** The day of its last listing or, when it never was listed, the moment it was published. */
  const dated = (compare: '>=' | '<', day: Day) =>
    eb.or([
      eb(lastListed, compare, day),
      eb.and([eb(lastListed, 'is', null), eb('published_at', compare, Date.parse(day))]),
    ]);
  return [
    ...(hasCode === undefined ? [] : [eb('code_url', hasCode ? 'is not' : 'is', null)]),
    ...(since === undefined ? [] : [dated('>=', since)]),
    ...(before === undefined ? [] : [dated('<', before)]),
    ...(range ? [eb(votes, '>=', range.least)] : []),
    ...(range && Number.isFinite(range.most) ? [eb(votes, '<=', range.most)] : []),
  ];
}
