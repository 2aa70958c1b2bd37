import { toUnit, type Unit, units, unitTexts } from '../analysis/units.ts';
import { fieldWeights } from '../ranking/bm25f.ts';
import { acronymsIn, toStems } from './acronyms.ts';
import type { SearchDocument, TextSize } from './model.ts';
import type { Rows, Word } from './rows.ts';
import { paperSize } from './size.ts';
import {
  acronymTerm,
  authorTerm,
  categoryTerm,
  longFormTerm,
  organizationTerm,
} from './special-terms.ts';
import { encodeStream } from './token-stream.ts';

/**
 * Adds the paper's terms to the rows; returns its words in their order.
 * @param all the text that lengths are measured against
 */
export function indexPaper(
  document: SearchDocument,
  number: number,
  all: TextSize,
  rows: Rows,
): Uint32Array<ArrayBuffer> {
  const { titleWords, bodyWords } = paperSize(document);
  const weights = fieldWeights(titleWords, bodyWords, all);
  const authors = document.authors.flatMap(unitTexts);
  const organization = unitTexts(document.organization ?? '');
  const read = (texts: readonly string[], weight: number, withCommon: boolean) =>
    countField(rows, { texts, weight, withCommon, number });
  const stream = encodeStream({
    title: read(unitTexts(document.title), weights.title, true),
    called: wordsBeforeColon(document.title),
    body: read(unitTexts(document.body), weights.body, false),
    names: read([...authors, ...organization], weights.names, true),
  });
  rows.endPaper(number);
  for (const term of filterTerms(document, wordsOf(authors), wordsOf(organization))) {
    rows.mark(term, number);
  }
  tellAcronyms(document, number, rows);
  return stream;
}

interface Field {
  /** See `unitTexts`. */
  readonly texts: readonly string[];
  readonly weight: number;
  readonly withCommon: boolean;
  readonly number: number;
}

/**
 * Counts the words of a field; a compound counts as one word beside its words. A stop word is known
 * by where it stands in titles and names: in running text it stands everywhere.
 */
function countField(rows: Rows, { texts, weight, withCommon, number }: Field): readonly number[] {
  const codes: number[] = [];
  const read = (word: Word, isCounted: boolean): void => {
    codes.push(word.code);
    if (isCounted || !word.isCommon) rows.count(word, weight, number);
  };
  for (const text of texts) {
    const word = rows.word(text);
    if (word) read(word, withCommon);
    else {
      const { words, other } = rows.compound(text);
      for (const one of words) read(one, withCommon && words.length === 1);
      if (other) rows.count(other, weight, number);
    }
  }
  return codes;
}

/** `LoRA: Low-Rank Adaptation …` is what LoRA is; others only use it. */
function wordsBeforeColon(title: string): number {
  const colon = title.indexOf(': ');
  return colon === -1 ? 0 : units(title.slice(0, colon)).flatMap(({ words }) => words).length;
}

/** Also as somebody without the letters of a name types it. */
const wordsOf = (texts: readonly string[]): readonly string[] =>
  texts.map(toUnit).flatMap(withSpelling);

const withSpelling = ({ words, spelling }: Unit): readonly string[] =>
  spelling === undefined ? words : [...words, spelling];

function filterTerms(
  { categories }: SearchDocument,
  authors: readonly string[],
  organization: readonly string[],
): readonly string[] {
  return [
    ...authors.map(authorTerm),
    ...organization.map(organizationTerm),
    ...categories.flatMap((name) => [name, ...name.split('.')]).map(categoryTerm),
  ];
}

function tellAcronyms({ title, body }: SearchDocument, number: number, rows: Rows): void {
  for (const { short, long } of [...acronymsIn(title), ...acronymsIn(body)]) {
    rows.tell(acronymTerm(short), long.join(' '), number);
    rows.tell(longFormTerm(toStems(long)), short, number);
  }
}
