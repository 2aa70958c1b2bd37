import type { SearchDocument, TextSize } from './model.ts';

const EMPTY_SIZE: TextSize = { papers: 0, titleWords: 0, bodyWords: 0 };

export const addSizes = (a: TextSize, b: TextSize): TextSize => ({
  papers: a.papers + b.papers,
  titleWords: a.titleWords + b.titleWords,
  bodyWords: a.bodyWords + b.bodyWords,
});

export const totalSize = (parts: readonly { readonly size: TextSize }[]): TextSize =>
  parts.map(({ size }) => size).reduce(addSizes, EMPTY_SIZE);

export const paperSize = ({ title, body }: SearchDocument): TextSize => ({
  papers: 1,
  titleWords: countWords(title),
  bodyWords: countWords(body),
});

/** Roughly: for lengths the spaces do. */
function countWords(text: string): number {
  let words = text === '' ? 0 : 1;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) words += 1;
  return words;
}
