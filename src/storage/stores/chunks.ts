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

/**
 * Ids to look for, the last repeated until their number is a power of two: so that a statement is
 * prepared for a few numbers of ids only, and not for each.
 */
export function evened<T>(ids: readonly T[]): readonly T[] {
  const last = ids.at(-1);
  if (last === undefined) return ids;
  const count = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array.from({ length: count - ids.length }, () => last)];
}
