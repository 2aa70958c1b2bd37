/** Rows per statement: far below SQLite's 32,766 and PostgreSQL's 65,535 bound values. */
const CHUNK = 500;

/** Runs a statement over rows in chunks, and not at all when there are none. */
export async function inChunks<T>(
  rows: readonly T[],
  run: (chunk: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await run(rows.slice(start, start + CHUNK));
  }
}
