import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import type { PaperChange } from '../../core/ports/stores/search-papers.ts';
import type {
  Publication,
  SearchSegmentStore,
  SegmentRecord,
  StoredBlock,
} from '../../core/ports/stores/search-segments.ts';
import type { Schema } from '../schema.ts';
import { evened, inChunks } from './chunks.ts';

/** Rows removed at a time: so many blocks are gone in a few milliseconds. */
const SWEPT = 64;

/** First terms read at a time: each lies among the kilobytes of its block. */
const FIRST_TERMS = 1_000;

/** The parts of the search index, and the words of papers in their order. */
export function createSearchSegmentStore(db: Kysely<Schema>): SearchSegmentStore {
  return {
    async published() {
      const rows = await db
        .selectFrom('search_segment')
        .selectAll()
        .where('state', '=', 'published')
        .orderBy('recency')
        .orderBy('id')
        .execute();
      return rows.map(({ id, recency, papers, title_words, body_words }) => ({
        ...{ id, recency },
        size: { papers, titleWords: title_words, bodyWords: body_words },
      }));
    },

    begin: () => db.transaction().execute(beginSegment),

    async addBlocks(segment, from, blocks) {
      await inChunks(
        blocks.map((block, index) => ({
          ...{ segment, number: from + index, first_term: block.firstTerm },
          ...{ entries: block.entries, data: block.data },
        })),
        (rows) => db.insertInto('search_block').values(rows).execute(),
      );
    },

    async addPapers(segment, part, papers) {
      const row = { segment, number: part, papers: JSON.stringify(papers) };
      await db.insertInto('search_part').values(row).execute();
    },

    publish: (publication) => db.transaction().execute((trx) => publishOne(trx, publication)),

    publishAll: (segments) =>
      db.transaction().execute(async (trx) => {
        const oldest = Math.min(...segments.map(({ recency }) => recency));
        await trx
          .updateTable('search_segment')
          .set({ state: 'replaced' })
          .where('state', '=', 'published')
          .where('recency', '<', oldest)
          .execute();
        for (const segment of segments) await setPublished(trx, segment);
      }),

    async discard(segments) {
      await db
        .updateTable('search_segment')
        .set({ state: 'replaced' })
        .where('id', 'in', segments)
        .where('state', '=', 'new')
        .execute();
    },

    sweep: (unfinished) => sweepSome(db, unfinished === 'too' ? ['new', 'replaced'] : ['replaced']),

    async firstTerms(segment, from) {
      const rows = await db
        .selectFrom('search_block')
        .select('first_term')
        .where('segment', '=', segment)
        .where('number', '>=', from)
        .orderBy('number')
        .limit(FIRST_TERMS)
        .execute();
      return rows.map((row) => row.first_term);
    },

    async blocks(segment, numbers) {
      const found = new Map<number, StoredBlock>();
      await inChunks(numbers, async (chunk) => {
        const rows = await db
          .selectFrom('search_block')
          .select(['number', 'first_term', 'entries', 'data'])
          .where('segment', '=', segment)
          .where('number', 'in', evened(chunk))
          .execute();
        for (const { number, first_term, entries, data } of rows) {
          found.set(number, { firstTerm: first_term, entries, data });
        }
      });
      return found;
    },

    async papers(segment, part) {
      const row = await db
        .selectFrom('search_part')
        .select('papers')
        .where('segment', '=', segment)
        .where('number', '=', part)
        .executeTakeFirst();
      return row ? JSON.parse(row.papers) : [];
    },

    async putStreams(streams) {
      const rows = [...streams].map(([paper_id, words]) => ({ paper_id, data: toBytes(words) }));
      await inChunks(rows, (chunk) =>
        db
          .insertInto('search_stream')
          .values(chunk)
          .onConflict((conflict) =>
            conflict.column('paper_id').doUpdateSet((eb) => ({ data: eb.ref('excluded.data') })),
          )
          .execute(),
      );
    },

    async streams(papers) {
      const found = new Map<string, Uint32Array>();
      await inChunks(papers, async (chunk) => {
        const rows = await db
          .selectFrom('search_stream')
          .selectAll()
          .where('paper_id', 'in', evened(chunk))
          .execute();
        for (const { paper_id, data } of rows) found.set(paper_id, fromBytes(data));
      });
      return found;
    },
  };
}

async function beginSegment(db: Kysely<Schema>): Promise<Pick<SegmentRecord, 'id' | 'recency'>> {
  const row = await db
    .selectFrom('search_segment')
    .select((eb) => eb.fn.max('recency').as('recency'))
    .executeTakeFirst();
  const recency = (row?.recency ?? 0) + 1;
  const segment = { id: randomUUID(), recency };
  const nothingYet = { papers: 0, title_words: 0, body_words: 0 };
  await db
    .insertInto('search_segment')
    .values({ ...segment, ...nothingYet, state: 'new' })
    .execute();
  return segment;
}

async function publishOne(db: Kysely<Schema>, publication: Publication): Promise<boolean> {
  const { replaces, indexed } = publication;
  if (replaces.length > 0) {
    const rows = await db
      .selectFrom('search_segment')
      .select('id')
      .where('id', 'in', replaces)
      .where('state', '=', 'published')
      .execute();
    if (rows.length < replaces.length) return false;
    await db
      .updateTable('search_segment')
      .set({ state: 'replaced' })
      .where('id', 'in', replaces)
      .execute();
  }
  await setPublished(db, publication);
  await forget(db, indexed);
  return true;
}

async function setPublished(db: Kysely<Schema>, { id, recency, size }: SegmentRecord) {
  const { papers, titleWords, bodyWords } = size;
  await db
    .updateTable('search_segment')
    .set({ state: 'published', recency, papers, title_words: titleWords, body_words: bodyWords })
    .where('id', '=', id)
    .execute();
}

/** Not those that changed again meanwhile. */
async function forget(db: Kysely<Schema>, changes: readonly PaperChange[]): Promise<void> {
  const byChange = new Map<string, PaperId[]>();
  for (const { paperId, change } of changes) {
    const ids = byChange.get(change);
    if (ids) ids.push(paperId);
    else byChange.set(change, [paperId]);
  }
  for (const [change, ids] of byChange) {
    await inChunks(ids, (chunk) =>
      db
        .deleteFrom('search_pending')
        .where('change', '=', change)
        .where('paper_id', 'in', chunk)
        .execute(),
    );
  }
}

async function sweepSome(
  db: Kysely<Schema>,
  states: readonly ('new' | 'replaced')[],
): Promise<boolean> {
  const segment = await db
    .selectFrom('search_segment')
    .select('id')
    .where('state', 'in', states)
    .limit(1)
    .executeTakeFirst();
  if (!segment) return false;
  const { id } = segment;
  for (const table of ['search_block', 'search_part'] as const) {
    const rows = await db
      .selectFrom(table)
      .select('number')
      .where('segment', '=', id)
      .limit(SWEPT)
      .execute();
    if (rows.length === 0) continue;
    const numbers = rows.map(({ number }) => number);
    await db.deleteFrom(table).where('segment', '=', id).where('number', 'in', numbers).execute();
    return true;
  }
  await db.deleteFrom('search_segment').where('id', '=', id).execute();
  return true;
}

/** As the processor has them: an index moves between machines of one kind, or is rebuilt. */
const toBytes = (words: Uint32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

/** Copied only where the bytes lie so that no 32-bit number can begin there. */
function fromBytes(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, byteLength } = byteOffsetFits(bytes) ? bytes : Uint8Array.from(bytes);
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

const byteOffsetFits = ({ byteOffset }: Uint8Array): boolean => byteOffset % 4 === 0;
