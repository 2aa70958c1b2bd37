/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one
 * word the other: the restricted distance of F. J. Damerau, "A technique for computer detection and
 * correction of spelling errors", Communications of the ACM 7(3), 1964. Infinite beyond `most`.
 * Only cells within `most` of the diagonal are looked at: all others are further (E. Ukkonen,
 * "Algorithms for Approximate String Matching", Information and Control 64, 1985).
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let [earlier, before, row] = emptyRows(b.length + 1);
  for (let j = 0; j <= Math.min(most, b.length); j += 1) before[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const from = Math.max(i - most, 1);
    const to = Math.min(i + most, b.length);
    // What is left of the band, and right of it, may hold a former row.
    row[from - 1] = from === 1 ? i : FAR;
    row[to + 1] = FAR;
    let least = row[from - 1] ?? FAR;
    for (let j = from; j <= to; j += 1) {
      const cell = cheapest(a, b, i, j, { row, before, earlier });
      row[j] = cell;
      if (cell < least) least = cell;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [earlier, before, row] = [before, row, earlier];
  }
  const distance = before[b.length] ?? FAR;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}

const FAR = 100;

type Row = Uint8Array;

let rows: readonly [Row, Row, Row] = [new Uint8Array(), new Uint8Array(), new Uint8Array()];

/** Rows of so many cells, the same ones each time: words are compared by the thousand. */
function emptyRows(cells: number): readonly [Row, Row, Row] {
  if (rows[0].length < cells + 1) {
    const row = (): Row => new Uint8Array(cells + 1);
    rows = [row(), row(), row()];
  }
  for (const row of rows) row.fill(FAR, 0, cells + 1);
  return rows;
}

interface Rows {
  readonly row: Row;
  readonly before: Row;
  readonly earlier: Row;
}

function cheapest(a: string, b: string, i: number, j: number, rows: Rows): number {
  const { row, before, earlier } = rows;
  const left = a.charCodeAt(i - 1);
  const right = b.charCodeAt(j - 1);
  const edited = Math.min(
    (before[j] ?? FAR) + 1,
    (row[j - 1] ?? FAR) + 1,
    (before[j - 1] ?? FAR) + (left === right ? 0 : 1),
  );
  if (i === 1 || j === 1) return edited;
  const isSwapped = left === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === right;
  return isSwapped ? Math.min(edited, (earlier[j - 2] ?? FAR) + 1) : edited;
}
