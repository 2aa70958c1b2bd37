/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make one
 * word the other: the restricted distance of F. J. Damerau, "A technique for computer detection and
 * correction of spelling errors", Communications of the ACM 7(3), 1964. Infinite beyond `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let earlier: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest(a, b, i, j, { row, before, earlier }));
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY;
    earlier = before;
    before = row;
  }
  const distance = before[b.length] ?? 0;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}

interface Rows {
  readonly row: readonly number[];
  readonly before: readonly number[];
  readonly earlier: readonly number[];
}

function cheapest(a: string, b: string, i: number, j: number, rows: Rows): number {
  const { row, before, earlier } = rows;
  const isSame = a[i - 1] === b[j - 1];
  const edited = Math.min(
    (before[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    (before[j - 1] ?? 0) + (isSame ? 0 : 1),
  );
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwapped ? Math.min(edited, (earlier[j - 2] ?? 0) + 1) : edited;
}
