/** Slips that a word of this many letters or more may hold and still be recognised. */
const LONG = 5;
const SHORTEST_ABBREVIATION = 4;

/** The name that a mistyped or abbreviated word most likely means, if any is close. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const [best] = names
    .filter((name) => isClose(typed, name))
    .sort((a, b) => slips(typed, a) - slips(typed, b));
  return best;
}

function isClose(word: string, name: string): boolean {
  if (word.length >= SHORTEST_ABBREVIATION && name.startsWith(word)) return true;
  const most = name.length >= LONG ? 2 : 1;
  if (Math.abs(word.length - name.length) > most || !beginsAlike(word, name)) return false;
  return slips(word, name) <= most;
}

/** People rarely mistype the first letter; without this, "how" would be close to "show". */
function beginsAlike(word: string, name: string): boolean {
  return word[0] === name[0] || (word[0] === name[1] && word[1] === name[0]);
}

/**
 * Damerau-Levenshtein distance (optimal string alignment): letters added, left out, changed, and
 * neighbours swapped.
 */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(last, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(before, j - 2) + 1 : changed;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, swapped));
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
