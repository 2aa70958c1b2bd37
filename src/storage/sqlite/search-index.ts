import { type Kysely, sql } from 'kysely';
import type { PaperId } from '../../core/paper/identity.ts';
import type { SearchHit, SearchIndex, SearchQuery } from '../../core/ports/search-index.ts';
import type { PaperStore } from '../../core/ports/stores/papers.ts';
import { bestPassage } from '../../core/search/snippet.ts';
import { queryWords } from '../../core/search/words.ts';
import type { Schema } from '../schema.ts';

/** bm25 weights of title, abstract, authors, keywords and organisation: titles say most. */
const WEIGHTS = sql.raw('3.0, 1.0, 2.0, 1.5, 1.0');

/**
 * Full-text search on FTS5. A person's text never reaches MATCH: it is cut into words, each of
 * which is quoted. Papers with every word come first, then those with some of them: bare words
 * mean AND in FTS5, which alone would find almost nothing for a sentence.
 */
export function createSearchIndex(db: Kysely<Schema>, papers: PaperStore): SearchIndex {
  return {
    async search(query) {
      const words = queryWords(query.text);
      if (words.length === 0) return { hits: [], more: false };
      const wanted = query.offset + query.limit + 1;
      const ids = await findAllThenSome(db, words, query, wanted);
      const page = ids.slice(query.offset, query.offset + query.limit);
      return { hits: await toHits(papers, page, words), more: ids.length === wanted };
    },
  };
}

async function findAllThenSome(
  db: Kysely<Schema>,
  words: readonly string[],
  query: SearchQuery,
  wanted: number,
): Promise<readonly PaperId[]> {
  const quoted = words.map((word) => `"${word}"`);
  const all = await find(db, quoted.join(' '), query, wanted);
  if (all.length >= wanted || words.length === 1) return all;
  const some = await find(db, quoted.join(' OR '), query, wanted);
  return [...new Set([...all, ...some])].slice(0, wanted);
}

async function find(
  db: Kysely<Schema>,
  match: string,
  { since }: SearchQuery,
  limit: number,
): Promise<readonly PaperId[]> {
  const recent = since
    ? sql`and (exists (select 1 from listing l where l.paper_id = d.paper_id and l.day >= ${since})
        or exists (select 1 from paper p
          where p.id = d.paper_id and p.published_at >= ${Date.parse(since)}))`
    : sql``;
  const rows = await sql<{ paper_id: PaperId }>`
    select d.paper_id
    from paper_fts join paper_document d on d.document = paper_fts.rowid
    where paper_fts match ${match} ${recent}
    order by bm25(paper_fts, ${WEIGHTS}), d.paper_id desc
    limit ${limit}`.execute(db);
  return rows.rows.map((row) => row.paper_id);
}

async function toHits(
  papers: PaperStore,
  ids: readonly PaperId[],
  words: readonly string[],
): Promise<readonly SearchHit[]> {
  const found = await papers.getMany(ids);
  return ids.flatMap((paperId) => {
    const paper = found.get(paperId);
    if (!paper) return [];
    return [{ paperId, snippet: bestPassage(paper.abstract || (paper.summary ?? ''), words) }];
  });
}
