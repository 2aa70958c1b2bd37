import BetterSqlite3 from 'better-sqlite3';

export interface PeerSearch {
  /** Milliseconds for the ids of the best ten papers. */
  measure(text: string): number;
  close(): void;
}

/**
 * SQLite's FTS5 by itself on the same file: every word once, quoted, joined by AND; the ten
 * best by bm25. No process in between, no page, no passages: the least that any search here could take.
 */
export function openPeerSearch(file: string): PeerSearch {
  const database = new BetterSqlite3(file, { readonly: true });
  const statement = database.prepare(
    'select rowid from paper_fts where paper_fts match ? order by bm25(paper_fts) limit 10',
  );
  return {
    measure(text) {
      const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
      const match = [...words].map((word) => `"${word}"`).join(' AND ');
      const startedAt = performance.now();
      if (match !== '') statement.all(match);
      return performance.now() - startedAt;
    },
    close: () => void database.close(),
  };
}
