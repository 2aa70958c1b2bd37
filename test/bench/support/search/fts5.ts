import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { isStopWord } from '../../../../src/core/search/analysis/stop-words.ts';
import type { Engine } from './engine.ts';

/**
 * SQLite's FTS5 as it is best set up by hand: Porter's stems, the words of a query quoted, each
 * once, without stop words, joined by OR, the title weighted three times.
 */
export function openFts5(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'fts5-bench-'));
  const file = join(folder, 'bench.db');
  const database = new BetterSqlite3(file);
  database.exec(`create virtual table paper using fts5(
    id unindexed, title, text, tokenize = 'porter unicode61')`);
  const insert = database.prepare('insert into paper (id, title, text) values (?, ?, ?)');
  const select = database
    .prepare<[string, number], string>(
      'select id from paper where paper match ? order by bm25(paper, 0, 3, 1) limit ?',
    )
    .pluck();
  return {
    name: 'FTS5',
    async add(documents) {
      database.transaction(() => {
        for (const { id, title, text } of documents) insert.run(id, title, text);
      })();
    },
    async search(text, limit) {
      const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
      const telling = words.filter((word) => !isStopWord(word));
      const wanted = telling.length > 0 ? telling : words;
      if (wanted.length === 0) return [];
      return select.all(wanted.map((word) => `"${word}"`).join(' OR '), limit);
    },
    size: () => statSync(file).size,
    async close() {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
