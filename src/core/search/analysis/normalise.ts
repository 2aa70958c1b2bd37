import { cleanTitle } from '../../paper/text/clean.ts';
import { spellGreek } from './greek.ts';

/** Whatever is pasted beyond this is left out: nobody searches for a whole book. */
const LONGEST = 20_000;

const ASCII = /^[\0-\x7f]*$/;
const LATEX = /\\[a-z]|\$[^$]*\$/i;
const SINGLE_LETTERS = /(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;

/**
 * Text in one way of writing: lower case, Unicode's compatibility forms (ligatures, mathematical
 * letters, indices) as plain ones, LaTeX as what it shows, Greek letters as their names, all
 * apostrophes and hyphens alike, `i.i.d.` as `iid`, thousands without commas.
 */
export function normalise(raw: string): string {
  const text = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  const shown = LATEX.test(text) ? cleanTitle(text) : text;
  const lower = ASCII.test(shown) ? shown.toLowerCase() : withPlainCharacters(shown);
  return lower
    .replace(SINGLE_LETTERS, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

function withPlainCharacters(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00AD|\u200B/g, '')
    .replace(/[‘’ʼ′´`]/g, "'")
    .replace(/[‐‑‒–−]/g, '-');
  return spellGreek(plain);
}
