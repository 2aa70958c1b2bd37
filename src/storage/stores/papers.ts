import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import { type KnownPaper, mergePaper } from '../../core/paper/merge.ts';
import type { Day, Observation, Paper, SourceEntry } from '../../core/paper/model.ts';
import {
  GROWTH_SPAN_MS,
  type ListedPaper,
  type PaperStore,
} from '../../core/ports/stores/papers.ts';
import type { ObservationTable, PaperTable, Schema } from '../schema.ts';
import { inChunks } from './chunks.ts';
import {
  toKnownPaper,
  toListing,
  toObservation,
  toObservationRow,
  toPaper,
  toPaperRow,
} from './paper-rows.ts';
import { markChanged } from './search-papers.ts';

/** Papers, the days they were listed on, and their popularity over time. */
export function createPaperStore(db: Kysely<Schema>): PaperStore {
  return {
    put: (source, entries, at) =>
      db.transaction().execute(async (trx) => {
        const before = await readRows(trx, new Set(entries.map(({ paper }) => paper.id)));
        const rows = mergeRows(before, entries, source);
        const changed = rows.filter((row) => differs(row, before.get(row.id)));
        await inChunks(changed, (chunk) => upsertPapers(trx, chunk));
        await markChanged(
          trx,
          changed.map(({ id }) => id),
        );
        await inChunks(entries.flatMap(toListing(source)), (chunk) => addListings(trx, chunk));
        await inChunks(entries.flatMap(toObservationRow(source, at)), (chunk) =>
          addObservations(trx, chunk),
        );
        return { added: rows.length - before.size, known: before.size };
      }),

    async get(id) {
      const row = await db.selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toPaper(row);
    },

    async getMany(ids) {
      const rows = await readRows(db, new Set(ids));
      return new Map([...rows].map(([id, row]) => [id, toPaper(row)]));
    },

    async notLookedUp(since, limit) {
      const rows = await db
        .selectFrom('paper')
        .select('id')
        .where('updated_at', 'is', null)
        .where((eb) => eb.or([eb('looked_up_at', 'is', null), eb('looked_up_at', '<', since)]))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    lookedUp: (ids, at) =>
      inChunks(ids, (chunk) =>
        db.updateTable('paper').set({ looked_up_at: at }).where('id', 'in', chunk).execute(),
      ),

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

type PaperRow = Insertable<PaperTable>;

async function readRows(
  db: Kysely<Schema>,
  ids: ReadonlySet<PaperId>,
): Promise<ReadonlyMap<PaperId, Selectable<PaperTable>>> {
  const found = new Map<PaperId, Selectable<PaperTable>>();
  await inChunks([...ids], async (chunk) => {
    const rows = await db.selectFrom('paper').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) found.set(row.id, row);
  });
  return found;
}

/** A source may list one paper twice; what the later entry tells completes the earlier one. */
function mergeRows(
  before: ReadonlyMap<PaperId, Selectable<PaperTable>>,
  entries: readonly SourceEntry[],
  source: string,
): readonly PaperRow[] {
  const merged = new Map<PaperId, KnownPaper>();
  for (const { paper, source: teller = source } of entries) {
    const row = before.get(paper.id);
    const known = merged.get(paper.id) ?? (row && toKnownPaper(row));
    merged.set(paper.id, mergePaper(known, paper, teller));
  }
  return [...merged.values()].map(toPaperRow);
}

function differs(row: PaperRow, before: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.entries(row).some(([column, value]) => before?.[column] !== value);
}

function upsertPapers(db: Kysely<Schema>, rows: readonly PaperRow[]) {
  return db
    .insertInto('paper')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        abstract: eb.ref('excluded.abstract'),
        summary: eb.ref('excluded.summary'),
        authors: eb.ref('excluded.authors'),
        author_count: eb.ref('excluded.author_count'),
        organization: eb.ref('excluded.organization'),
        published_at: eb.ref('excluded.published_at'),
        code_url: eb.ref('excluded.code_url'),
        project_url: eb.ref('excluded.project_url'),
        keywords: eb.ref('excluded.keywords'),
        updated_at: eb.ref('excluded.updated_at'),
        categories: eb.ref('excluded.categories'),
        comment: eb.ref('excluded.comment'),
        sources: eb.ref('excluded.sources'),
      })),
    )
    .execute();
}

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
