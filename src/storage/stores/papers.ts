import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Day, Observation, Paper, SourceEntry } from '../../core/paper/model.ts';
import {
  GROWTH_SPAN_MS,
  type ListedPaper,
  type PaperStore,
} from '../../core/ports/stores/papers.ts';
import type { ObservationTable, PaperTable, Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';
import { toListing, toObservation, toObservationRow, toPaper, toPaperRow } from './paper-rows.ts';

/** Papers, the days they were listed on, and their popularity over time. */
export function createPaperStore(db: Kysely<Schema>): PaperStore {
  return {
    put: (source, entries, at) =>
      db.transaction().execute(async (trx) => {
        const unique = mergeById(entries);
        const before = await countKnown(trx, unique);
        await inChunks(unique.map(toPaperRow), (rows) => upsertPapers(trx, rows));
        await inChunks(entries.flatMap(toListing(source)), (rows) => addListings(trx, rows));
        await inChunks(entries.map(toObservationRow(source, at)), (rows) =>
          addObservations(trx, rows),
        );
        return { added: unique.length - before, known: before };
      }),

    async get(id) {
      const row = await db.selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toPaper(row);
    },

    async getMany(ids) {
      const papers = new Map<PaperId, Paper>();
      await inChunks(ids, async (chunk) => {
        const rows = await db.selectFrom('paper').selectAll().where('id', 'in', chunk).execute();
        for (const row of rows) papers.set(row.id, toPaper(row));
      });
      return papers;
    },

    listed: (source, from, to) => listedPapers(db, source, from, to),

    async newestDay(source) {
      const row = await db
        .selectFrom('listing')
        .select((eb) => eb.fn.max('day').as('day'))
        .where('source', '=', source)
        .executeTakeFirst();
      return row?.day ?? undefined;
    },

    async listedOn(ids) {
      const days = new Map<PaperId, Day>();
      await inChunks(ids, async (chunk) => {
        const rows = await db
          .selectFrom('listing')
          .select(['paper_id', (eb) => eb.fn.max('day').as('day')])
          .where('paper_id', 'in', chunk)
          .groupBy('paper_id')
          .execute();
        for (const row of rows) days.set(row.paper_id, row.day);
      });
      return days;
    },

    observations: (ids) => readObservations(db, ids),
    suggest: (text, limit) => suggestPapers(db, text, limit),

    async count() {
      const row = await db
        .selectFrom('paper')
        .select((eb) => eb.fn.countAll<number>().as('papers'))
        .executeTakeFirstOrThrow();
      return row.papers;
    },
  };
}

/** A source may list one paper twice; what the later entry tells completes the earlier one. */
function mergeById(entries: readonly SourceEntry[]): readonly Paper[] {
  const papers = new Map<PaperId, Paper>();
  for (const { paper } of entries) papers.set(paper.id, { ...papers.get(paper.id), ...paper });
  return [...papers.values()];
}

async function countKnown(db: Kysely<Schema>, papers: readonly Paper[]): Promise<number> {
  let known = 0;
  await inChunks(
    papers.map((paper) => paper.id),
    async (ids) => {
      const rows = await db.selectFrom('paper').select('id').where('id', 'in', ids).execute();
      known += rows.length;
    },
  );
  return known;
}

function upsertPapers(db: Kysely<Schema>, rows: readonly Insertable<PaperTable>[]) {
  return db
    .insertInto('paper')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        abstract: sql`case when excluded.abstract = '' then paper.abstract else excluded.abstract end`,
        summary: keepKnown('summary'),
        authors: sql`case when excluded.authors = '[]' then paper.authors else excluded.authors end`,
        author_count: sql`case when excluded.author_count > 0 then excluded.author_count else paper.author_count end`,
        organization: keepKnown('organization'),
        published_at: keepKnown('published_at'),
        code_url: keepKnown('code_url'),
        project_url: keepKnown('project_url'),
        keywords: sql`case when excluded.keywords = '[]' then paper.keywords else excluded.keywords end`,
      })),
    )
    .execute();
}

const keepKnown = <C extends keyof PaperTable>(column: C) =>
  sql<PaperTable[C]>`coalesce(excluded.${sql.ref(column)}, paper.${sql.ref(column)})`;

function addListings(
  db: Kysely<Schema>,
  rows: readonly { source: string; day: Day; paper_id: PaperId }[],
) {
  return db
    .insertInto('listing')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function addObservations(db: Kysely<Schema>, rows: readonly Insertable<ObservationTable>[]) {
  return db
    .insertInto('observation')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function listedPapers(
  db: Kysely<Schema>,
  source: string,
  from: Day,
  to: Day,
): Promise<readonly ListedPaper[]> {
  const rows = await db
    .selectFrom('listing')
    .innerJoin('paper', 'paper.id', 'listing.paper_id')
    .selectAll('paper')
    .select((eb) => eb.fn.max('listing.day').as('day'))
    .where('listing.source', '=', source)
    .where('listing.day', '>=', from)
    .where('listing.day', '<=', to)
    .groupBy('paper.id')
    .execute();
  return rows.map((row) => ({ paper: toPaper(row), day: row.day }));
}

/** By three seeks in the primary key per paper: a popular paper has thousands of readings. */
async function readObservations(
  db: Kysely<Schema>,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, readonly Observation[]>> {
  const series = new Map<PaperId, Observation[]>();
  await inChunks(ids, async (chunk) => {
    const { rows } = await sql<Selectable<ObservationTable>>`
      with newest as (
        select id, (select max(at) from observation where paper_id = paper.id) as at
        from paper where id in (${sql.join(chunk)})
      ), wanted as (
        select id, at,
          (select max(o.at) from observation o
            where o.paper_id = newest.id and o.at <= newest.at - ${GROWTH_SPAN_MS}) as earlier,
          (select max(o.at) from observation o
            where o.paper_id = newest.id and o.stars is not null) as starred
        from newest
      )
      select o.* from wanted join observation o
        on o.paper_id = wanted.id and o.at in (wanted.at, wanted.earlier, wanted.starred)
      order by o.at, o.source`.execute(db);
    for (const row of rows) {
      const readings = series.get(row.paper_id);
      if (readings) readings.push(toObservation(row));
      else series.set(row.paper_id, [toObservation(row)]);
    }
  });
  return series;
}

async function suggestPapers(
  db: Kysely<Schema>,
  text: string,
  limit: number,
): Promise<readonly Paper[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const rows = await db
    .selectFrom('paper')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('id', 'like', likePattern(text.trim(), 'prefix')),
        eb.and(words.map((word) => eb('title', 'like', likePattern(word, 'anywhere')))),
      ]),
    )
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPaper);
}

/** `%` and `_` are left out: as wild cards they would match more than was typed. */
function likePattern(text: string, where: 'prefix' | 'anywhere'): string {
  const literal = text.replace(/[%_\\]/g, '');
  return where === 'prefix' ? `${literal}%` : `%${literal}%`;
}
