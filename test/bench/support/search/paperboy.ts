import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { parseQuery } from '../../../../src/core/search/query/parse.ts';
import { openSqlite } from '../../../../src/storage/sqlite/open.ts';
import type { Storage } from '../../../../src/storage/storage.ts';
import type { Document } from './collections.ts';
import type { Engine } from './engine.ts';

/** Papers put in one transaction. */
const BATCH = 500;

export interface Paperboy extends Engine {
  readonly storage: Storage;
  similar(id: string, limit: number): Promise<readonly string[]>;
  /** Adds documents and indexes none of them. */
  put(documents: readonly Document[]): Promise<void>;
}

/** Paperboy's own search, over a real database file. */
export async function openPaperboy(): Promise<Paperboy> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const file = join(folder, 'bench.db');
  const storage = await openSqlite({ file, holder: 'the bench', now: 0 });
  const put = async (documents: readonly Document[]) => {
    for (let from = 0; from < documents.length; from += BATCH) {
      const entries = documents.slice(from, from + BATCH).map((one) => ({ paper: toPaper(one) }));
      await storage.papers.put('bench', entries, 0);
    }
  };
  return {
    name: 'Paperboy',
    storage,
    put,
    async add(documents) {
      await put(documents);
      await storage.searchUpkeep.tend();
    },
    async search(text, limit) {
      const query = parseQuery(text, '2026-01-01');
      const { hits } = await storage.search.search({ query, limit, offset: 0 });
      return hits.map(({ paperId }) => paperId);
    },
    async similar(id, limit) {
      return (await storage.search.similar(id, limit)).map(({ paperId }) => paperId);
    },
    size: () => indexSize(file),
    async close() {
      await storage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const toPaper = ({ id, title, text, authors = [] }: Document) => ({
  ...{ id, title, abstract: text },
  ...{ authors, authorCount: authors.length, keywords: [] },
});

function indexSize(file: string): number {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return (
      database
        .prepare<[], number>(
          `select (select coalesce(sum(length(data) + length(entries)), 0) from search_block)
          + (select coalesce(sum(length(papers)), 0) from search_part)
          + (select coalesce(sum(length(data)), 0) from search_stream)`,
        )
        .pluck()
        .get() ?? 0
    );
  } finally {
    database.close();
  }
}
