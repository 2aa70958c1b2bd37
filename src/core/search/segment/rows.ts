import { isStopWord } from '../analysis/stop-words.ts';
import { termOf } from '../analysis/terms.ts';
import { isPlain, joined, toUnit } from '../analysis/units.ts';
import { toImpact } from '../ranking/bm25f.ts';
import type { Posting } from './model.ts';
import { encodePostings } from './postings.ts';

/** What stands between two spaces and is not a word by itself. */
export interface Compound {
  readonly words: readonly Word[];
  /** A compound as one word, or another spelling. */
  readonly other?: Word;
}

export interface Word {
  readonly form: string;
  readonly code: number;
  readonly isCommon: boolean;
  readonly row: Row;
  /** How many papers hold this form, and the last that does. */
  papers: number;
  lastPaper: number;
}

/**
 * Where a term occurs, so far. There are as many as different words, most of which occur once: lists
 * are made as long as they are, because an empty one has room for sixteen from its first item on.
 */
interface Row {
  /** Numbers of papers, each followed by its impact. */
  postings: number[] | undefined;
  words: readonly Word[];
  /** What its occurrences count in the paper that is being read. */
  weight: number;
  lastPaper: number;
}

const NO_PAPER = -1;

/** The rows of a segment while it is built, paper by paper, in the order of their numbers. */
export function createRows() {
  const rows = new Map<string, Row>();
  const words = new Map<string, Word>();
  const joinedForms = new Map<string, Word>();
  const compounds = new Map<string, Compound>();
  let counted: Row[] = [];

  const rowOf = (term: string): Row => {
    let row = rows.get(term);
    if (!row) {
      row = { postings: undefined, words: [], weight: 0, lastPaper: NO_PAPER };
      rows.set(term, row);
    }
    return row;
  };

  const addWord = (form: string, code: number, row: Row): Word => {
    const word = { form, code, isCommon: isStopWord(form), row, papers: 0, lastPaper: NO_PAPER };
    row.words = [...row.words, word];
    return word;
  };

  const post = (row: Row, paper: number, impact: number): void => {
    if (row.postings) row.postings.push(paper, impact);
    else row.postings = [paper, impact];
  };

  const mark = (row: Row, paper: number): void => {
    if (row.lastPaper === paper) return;
    row.lastPaper = paper;
    post(row, paper, 1);
  };

  const enter = (form: string, known: Map<string, Word>): Word => {
    let word = known.get(form);
    if (!word) {
      const { stem, code } = termOf(joined(form));
      word = addWord(form, code, rowOf(stem));
      known.set(form, word);
    }
    return word;
  };

  const readCompound = (text: string): Compound => {
    const { words: forms, compound, spelling } = toUnit(text);
    return {
      words: forms.map((form) => enter(form, words)),
      ...(compound !== undefined && { other: enter(compound, joinedForms) }),
      ...(spelling !== undefined && { other: enter(spelling, words) }),
    };
  };

  return {
    /** A word by itself, as nearly all of `unitTexts` are. */
    word(text: string): Word | undefined {
      return words.get(text) ?? (isPlain(text) ? enter(text, words) : undefined);
    },

    compound(text: string): Compound {
      let compound = compounds.get(text);
      if (!compound) {
        compound = readCompound(text);
        compounds.set(text, compound);
      }
      return compound;
    },

    /** The word occurs in the paper that is being read. */
    count(word: Word, weight: number, paper: number): void {
      const { row } = word;
      if (row.lastPaper !== paper) {
        row.lastPaper = paper;
        row.weight = 0;
        counted.push(row);
      }
      row.weight += weight;
      if (word.lastPaper === paper) return;
      word.lastPaper = paper;
      word.papers += 1;
    },

    /** All words of the paper were counted. */
    endPaper(paper: number): void {
      for (const row of counted) post(row, paper, toImpact(row.weight));
      counted = [];
    },

    /** The paper fulfils a condition. */
    mark: (term: string, paper: number): void => mark(rowOf(term), paper),

    /** The paper tells that a term is written in this form too. */
    tell(term: string, form: string, paper: number): void {
      const row = rowOf(term);
      mark(row, paper);
      const word = row.words.find((one) => one.form === form) ?? addWord(form, 0, row);
      word.papers += 1;
    },

    /** In the order of their code units. */
    terms: (): readonly string[] => [...rows.keys()].sort(),

    posting(term: string): Posting | undefined {
      const { postings, words = [] } = rows.get(term) ?? {};
      // A stop word of running text has a row that nothing counted.
      if (!postings) return undefined;
      return {
        papers: postings.length / 2,
        forms: new Map(words.map(({ form, papers }) => [form, papers])),
        data: encodePostings(postings),
      };
    },
  };
}

export type Rows = ReturnType<typeof createRows>;
