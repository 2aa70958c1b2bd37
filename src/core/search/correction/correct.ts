import { stemCode, termOf } from '../analysis/terms.ts';
import { type Entry, type Library, lookUp } from '../library.ts';
import type { TypedWord } from '../plan/words.ts';
import { readStreams } from '../ranking/candidates.ts';
import type { Segment } from '../segment/model.ts';
import { forEachPosting } from '../segment/postings.ts';
import { partsOf } from '../segment/token-stream.ts';
import { type Neighbour, readVocabulary, type Vocabulary } from './vocabulary.ts';

/** By the form that was typed. */
export interface Corrections {
  /** Words, and what they probably mean: a word, or two that were run together. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
  /** Those of them that some paper holds all the same: a slip of its authors, or a name after all. */
  readonly held: ReadonlySet<string>;
}

export const NO_CORRECTIONS: Corrections = { replaced: new Map(), held: new Set() };

export interface Corrector {
  /** Reads the words of the library, so that no search has to wait for them. */
  prepare(library: Library): Promise<void>;
  correct(
    words: readonly TypedWord[],
    entries: ReadonlyMap<string, Entry>,
    library: Library,
  ): Promise<Corrections>;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;
/** A long text is pasted, not typed. */
const MOST_WORDS = 32;

/** A word of so few papers may be a slip of their authors' and the person's alike... */
const RARE = 2;
/** ...and of one more for each so many papers of the library... */
const PAPERS_PER_SLIP = 20_000;
/** ...when no title has it, and it is a letter away from a word that is so many times as common. */
const TIMES_AS_COMMON = 200;

export function createCorrector(pause: () => Promise<void>): Corrector {
  const vocabularies = new WeakMap<Segment, Promise<Vocabulary>>();
  const vocabularyOf = (segment: Segment): Promise<Vocabulary> => {
    const known = vocabularies.get(segment);
    if (known) return known;
    const read = readVocabulary(segment, pause);
    vocabularies.set(segment, read);
    // What could not be read now may be read another time.
    read.catch(() => vocabularies.delete(segment));
    return read;
  };

  return {
    async prepare({ segments }) {
      for (const segment of segments) await vocabularyOf(segment);
    },

    async correct(words, entries, library) {
      const doubtful = await doubtfulOf(words, entries, library);
      if (doubtful.length === 0) return NO_CORRECTIONS;
      const vocabularies = await Promise.all(library.segments.map(vocabularyOf));
      const replaced = new Map<string, readonly string[]>();
      const held = new Set<string>();
      for (const { form, entry } of doubtful) {
        const best = nearest(form, vocabularies);
        const meant = entry ? ratherMeant(best, entry) : await meantBy(form, best, library);
        if (meant) replaced.set(form, meant);
        if (meant && entry) held.add(form);
        await pause();
      }
      return { replaced, held };
    },
  };
}

/** A word that may be a slip, and the papers that hold it all the same. */
interface Doubtful {
  readonly form: string;
  readonly entry?: Entry;
}

async function doubtfulOf(
  words: readonly TypedWord[],
  entries: ReadonlyMap<string, Entry>,
  library: Library,
): Promise<readonly Doubtful[]> {
  if (words.length > MOST_WORDS) return [];
  const rare = RARE + Math.floor(library.papers / PAPERS_PER_SLIP);
  const doubtful: Doubtful[] = [];
  for (const { form } of words.filter(isCorrigible)) {
    const entry = entries.get(termOf(form).stem);
    if (!entry) doubtful.push({ form });
    else if (entry.papers <= rare && !(await isInTitle(form, entry, library))) {
      doubtful.push({ form, entry });
    }
  }
  return doubtful;
}

const ratherMeant = (best: Neighbour | undefined, { papers }: Entry) =>
  best?.distance === 1 && best.papers > papers * TIMES_AS_COMMON ? [best.form] : undefined;

/** Whether one of its papers has the word in its title: then it is a name, however rare. */
async function isInTitle(form: string, { bySegment }: Entry, library: Library): Promise<boolean> {
  const places = bySegment.flatMap((posting, segment) =>
    posting ? numbersIn(posting.data).map((number) => ({ segment, number })) : [],
  );
  const streamAt = await readStreams(library, places);
  const { code } = termOf(form);
  return places.some((place) => {
    const stream = streamAt(place);
    if (!stream) return false;
    const { title, body } = partsOf(stream);
    return stream.subarray(title, body).some((one) => stemCode(one) === stemCode(code));
  });
}

function numbersIn(data: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  forEachPosting(data, (number) => numbers.push(number));
  return numbers;
}

const isCorrigible = ({ form, isCommon }: TypedWord): boolean =>
  !isCommon && form.length >= SHORTEST && !/\d/.test(form);

function nearest(form: string, vocabularies: readonly Vocabulary[]): Neighbour | undefined {
  const most = form.length >= LONG ? 2 : 1;
  const all = new Map<string, Neighbour>();
  for (const one of vocabularies.flatMap((vocabulary) => vocabulary.near(form, most))) {
    const known = all.get(one.form);
    all.set(one.form, { ...one, papers: one.papers + (known?.papers ?? 0) });
  }
  all.delete(form);
  return [...all.values()].toSorted((a, b) => likelihood(b, form) - likelihood(a, form))[0];
}

/**
 * A noisy channel: how common the word is, and how unlikely the slips are that lead from it to what
 * was typed (M. D. Kernighan, K. W. Church and W. A. Gale, "A Spelling Correction Program Based on a
 * Noisy Channel Model", COLING 1990). People seldom get the first letter wrong.
 */
function likelihood({ form, papers, distance }: Neighbour, typed: string): number {
  const isFirstWrong = form.charAt(0) !== typed.charAt(0);
  return Math.log(papers + 1) - 4 * distance - (isFirstWrong ? 2 : 0);
}

/** What an unknown word was to be: the nearest known one, or two of them. */
const meantBy = async (form: string, best: Neighbour | undefined, library: Library) =>
  best ? [best.form] : split(form, library);

/** Two words that were run together: the cut whose rarer half is the most common. */
async function split(form: string, library: Library): Promise<readonly string[] | undefined> {
  const cuts = Array.from({ length: Math.max(form.length - 3, 0) }, (_, index) => {
    const at = index + 2;
    return [form.slice(0, at), form.slice(at)] as const;
  });
  const entries = await lookUp(
    library,
    cuts.flat().map((part) => termOf(part).stem),
  );
  const papers = (part: string) => entries.get(termOf(part).stem)?.forms.get(part) ?? 0;
  const rarer = ([left, right]: readonly [string, string]) => Math.min(papers(left), papers(right));
  const best = cuts.toSorted((a, b) => rarer(b) - rarer(a))[0];
  return best && rarer(best) > 0 ? best : undefined;
}
