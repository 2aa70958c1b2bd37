/** Puts marks around the words and not around the spaces beside them. */
export function around(text: string, mark: (words: string) => string): string {
  const words = text.trim();
  const start = text.length - text.trimStart().length;
  return `${text.slice(0, start)}${mark(words)}${text.slice(start + words.length)}`;
}
