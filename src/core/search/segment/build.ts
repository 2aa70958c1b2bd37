import { isStopWord } from '../analysis/stop-words.ts';
import { termOf } from '../analysis/terms.ts';
import { joined, type Unit, units } from '../analysis/units.ts';
import { fieldWeights, toImpact } from '../ranking/bm25f.ts';
import { acronymsIn, toStems } from './acronyms.ts';
import type { Posting, SearchDocument, Segment, TextSize } from './model.ts';
import { encodePostings } from './postings.ts';
import {
  acronymTerm,
  authorTerm,
  categoryTerm,
  longFormTerm,
  organizationTerm,
} from './special-terms.ts';
import { encodeStream } from './token-stream.ts';

/** A segment in memory. */
export interface BuiltSegment extends Segment {
  readonly rows: ReadonlyMap<string, Posting>;
  readonly tokens: readonly Uint32Array<ArrayBuffer>[];
}

interface Row {
  readonly numbers: number[];
  readonly impacts: number[];
  readonly forms: Map<string, number>;
}

/** Rest after each few papers, so that nothing else waits: see `pace.ts`. */
type Pause = () => Promise<void>;

/**
 * Indexes papers. `before` is the text that the index holds already: lengths are measured against
 * the average of all.
 */
export async function buildSegment(
  id: string,
  documents: readonly SearchDocument[],
  before: TextSize,
  pause: Pause,
): Promise<BuiltSegment> {
  const size = sizeOf(documents);
  const all = addSizes(before, size);
  const rows = new Map<string, Row>();
  const tokens: Uint32Array<ArrayBuffer>[] = [];
  for (const [number, document] of documents.entries()) {
    tokens.push(indexPaper(document, number, all, rows));
    await pause();
  }
  const encoded = new Map<string, Posting>();
  for (const [term, { numbers, impacts, forms }] of rows) {
    encoded.set(term, { papers: numbers.length, forms, data: encodePostings(numbers, impacts) });
    await pause();
  }
  const paperIds = documents.map(({ paperId }) => paperId);
  return inMemory({ id, size, paperIds, rows: encoded, tokens });
}

export const EMPTY_SIZE: TextSize = { papers: 0, titleWords: 0, bodyWords: 0 };

export const addSizes = (a: TextSize, b: TextSize): TextSize => ({
  papers: a.papers + b.papers,
  titleWords: a.titleWords + b.titleWords,
  bodyWords: a.bodyWords + b.bodyWords,
});

const sizeOf = (documents: readonly SearchDocument[]): TextSize =>
  documents.map(paperSize).reduce(addSizes, EMPTY_SIZE);

const paperSize = ({ title, body }: SearchDocument): TextSize => ({
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

function inMemory(
  parts: Pick<BuiltSegment, 'id' | 'size' | 'paperIds' | 'rows' | 'tokens'>,
): BuiltSegment {
  const { rows, tokens } = parts;
  return {
    ...parts,
    async postings(wanted) {
      return new Map(wanted.flatMap((term) => pairWith(term, rows.get(term))));
    },
    async streams(numbers) {
      return new Map(numbers.flatMap((number) => pairWith(number, tokens[number])));
    },
    async *all() {
      for (const term of [...rows.keys()].sort()) {
        for (const [, posting] of pairWith(term, rows.get(term))) yield { term, posting };
      }
    },
  };
}

const pairWith = <K, V>(key: K, value: V | undefined): readonly (readonly [K, V])[] =>
  value === undefined ? [] : [[key, value]];

/** Adds the paper's terms to the rows; returns its words in their order. */
function indexPaper(
  document: SearchDocument,
  number: number,
  all: TextSize,
  rows: Map<string, Row>,
): Uint32Array<ArrayBuffer> {
  const { titleWords, bodyWords } = paperSize(document);
  const weights = fieldWeights(titleWords, bodyWords, all);
  const counts: Counts = new Map();
  const title = units(document.title);
  const authors = document.authors.flatMap(units);
  const organization = units(document.organization ?? '');
  const stream = encodeStream(
    countField(title, weights.title, counts, true),
    countField(units(document.body), weights.body, counts, false),
    countField([...authors, ...organization], weights.names, counts, true),
  );
  for (const [term, { weight, forms }] of counts) {
    const row = rowOf(rows, term, number, toImpact(weight));
    for (const form of forms) row.forms.set(form, (row.forms.get(form) ?? 0) + 1);
  }
  for (const term of filterTerms(document, wordsOf(authors), wordsOf(organization))) {
    rowOf(rows, term, number, 1);
  }
  addAcronyms(document, number, rows);
  return stream;
}

/** Also as somebody without the letters of a name types it. */
const wordsOf = (some: readonly Unit[]): readonly string[] =>
  some.flatMap(({ words, spelling }) => (spelling === undefined ? words : [...words, spelling]));

/** By term: how much it counts so far, and the forms it has in this paper. */
type Counts = Map<string, { weight: number; readonly forms: string[] }>;

/**
 * Counts the words of a field; a compound counts as one word beside its words. A stop word is known
 * by where it stands in titles and names: in running text it stands everywhere.
 */
function countField(
  field: readonly Unit[],
  weight: number,
  counts: Counts,
  withCommon: boolean,
): readonly number[] {
  const codes: number[] = [];
  for (const { words, compound, spelling } of field) {
    const counting = withCommon && words.length === 1;
    for (const word of words) {
      const { stem, code } = termOf(word);
      codes.push(code);
      if (counting || !isStopWord(word)) count(counts, stem, word, weight);
    }
    const other = compound ?? spelling;
    if (other !== undefined) count(counts, termOf(joined(other)).stem, other, weight);
  }
  return codes;
}

function count(counts: Counts, term: string, form: string, weight: number): void {
  const known = counts.get(term);
  if (!known) {
    counts.set(term, { weight, forms: [form] });
    return;
  }
  known.weight += weight;
  if (!known.forms.includes(form)) known.forms.push(form);
}

function rowOf(rows: Map<string, Row>, term: string, number: number, impact: number): Row {
  let row = rows.get(term);
  if (!row) {
    row = { numbers: [], impacts: [], forms: new Map() };
    rows.set(term, row);
  }
  if (row.numbers.at(-1) === number) return row;
  row.numbers.push(number);
  row.impacts.push(impact);
  return row;
}

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

function addAcronyms({ title, body }: SearchDocument, number: number, rows: Map<string, Row>) {
  for (const { short, long } of [...acronymsIn(title), ...acronymsIn(body)]) {
    const stems = toStems(long);
    addForm(rowOf(rows, acronymTerm(short), number, 1), long.join(' '));
    addForm(rowOf(rows, longFormTerm(stems), number, 1), short);
  }
}

const addForm = ({ forms }: Row, form: string): void =>
  void forms.set(form, (forms.get(form) ?? 0) + 1);
