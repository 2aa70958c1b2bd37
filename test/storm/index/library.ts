import type { SourceEntry } from '../../../src/core/paper/model.ts';
import { makeEntry } from '../../support/papers.ts';

/** Papers are put, and told anew, so many at a time. */
const BATCH = 60;
/** Some more than are merged at once, so that segments of all sizes come and go. */
const PAPERS = 3_000;

const WORDS =
  'kite rope balloon paper plane wing thread glue folding gliding steering wind rain model learning'.split(
    ' ',
  );

/** The batch of papers that is put in a turn; after the last paper the first ones are told anew. */
export function batchOf(turn: number): readonly SourceEntry[] {
  return Array.from({ length: BATCH }, (_, index) => {
    const count = turn * BATCH + index;
    return entryOf(count % PAPERS, Math.floor(count / PAPERS));
  });
}

export const idOf = (paper: number): string => `2701.${String(paper).padStart(5, '0')}`;

/** A word that only this telling of this paper holds. */
const nameOf = (paper: number, telling: number): string => `q${letters(paper)}x${telling}`;

function entryOf(paper: number, telling: number): SourceEntry {
  const word = (index: number) => WORDS[(paper * 7 + index * (telling + 3)) % WORDS.length] ?? '';
  return makeEntry(idOf(paper), {
    title: `On ${nameOf(paper, telling)} and the ${word(1)}`,
    abstract: Array.from({ length: 60 }, (_, index) => word(index)).join(' '),
  });
}

/** A number in letters: digits are no words that a slip is looked for in. */
const letters = (number: number): string =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
