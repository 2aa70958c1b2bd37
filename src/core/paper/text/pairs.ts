/** Reads a table that is written as names and values in turn, separated by white space. */
export function pairs(table: string): readonly (readonly [string, string])[] {
  const words = table.trim().split(/\s+/);
  const names = words.filter((_, index) => index % 2 === 0);
  return names.map((name, index) => [name, words[index * 2 + 1] ?? ''] as const);
}
