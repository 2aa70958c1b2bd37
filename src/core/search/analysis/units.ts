import { fold, transliterate } from './fold.ts';
import { normalise } from './normalise.ts';

/** What stands between two spaces: a word, or a compound of several. */
export interface Unit {
  /** Each in lower case, without diacritics. */
  readonly words: readonly string[];
  /** The words written as one, where they stood together: `kv-cache` for `kvcache`. */
  readonly compound?: string;
  /** Another usual spelling of the word: `schoelkopf` for `Schölkopf`. */
  readonly spelling?: string;
}

/**
 * Letters and digits, and what joins them to one name: hyphens, apostrophes, underscores, the dot
 * of a number, `C++`, `C#`, and the star of `A*`, which is not a star of emphasis.
 */
const UNIT =
  /[\p{L}\p{N}\p{M}]+(?:(?:['_-]|(?<=\d)\.(?=\d))[\p{L}\p{N}\p{M}]+)*(?:\+\+|#(?!\p{L})|(?<![\p{L}\p{N}]{5})\*(?![\p{L}*]))?/gu;

/** The same for text without other letters, which is found in half the time. */
const ASCII_UNIT =
  /[a-z0-9]+(?:(?:['_-]|(?<=\d)\.(?=\d))[a-z0-9]+)*(?:\+\+|#(?![a-z])|(?<![a-z0-9]{5})\*(?![a-z*]))?/g;
const ASCII = /^[\0-\x7f]*$/;

const ENDING = /'(?:s|re|ve|ll|d|m)$/;
const NEGATION = /n't$/;
const SYMBOL = /[+#*]+$/;

/** Longer ones are no words: keys, addresses, base64. */
const LONGEST_WORD = 64;

/** The words and compounds of a text in order, each as a text of its own for `toUnit`. */
export function unitTexts(text: string): readonly string[] {
  const plain = normalise(text);
  return plain.match(ASCII.test(plain) ? ASCII_UNIT : UNIT) ?? [];
}

/** The words of a text, in order. */
export const units = (text: string): readonly Unit[] => unitTexts(text).map(toUnit);

/** A word by itself, as nearly all of a text are: the rest is looked at only for the others. */
const PLAIN = new RegExp(`^[a-z0-9]{1,${LONGEST_WORD}}$`);
export const isPlain = (unit: string): boolean => PLAIN.test(unit);

export function toUnit(match: string): Unit {
  if (isPlain(match)) return { words: [match] };
  const whole = match.replace(ENDING, '').replace(NEGATION, 'nt');
  const symbol = SYMBOL.exec(whole)?.[0] ?? '';
  const parts = whole.slice(0, whole.length - symbol.length).split(/['_-]/);
  const words = parts.map((part) => fold(part).slice(0, LONGEST_WORD));
  const [first = ''] = words;
  if (words.length === 1 && symbol === '') return withSpelling(first, whole);
  // Of a name such as A* the letter alone says nothing, of RRT* the word does.
  if (words.length === 1 && first.length === 1) return { words: [first + symbol] };
  const compound = `${words.join('-')}${symbol}`;
  return compound.length > LONGEST_WORD ? { words } : { words, compound };
}

function withSpelling(word: string, written: string): Unit {
  const spelling = transliterate(written);
  return spelling === undefined ? { words: [word] } : { words: [word], spelling };
}

/** A compound as one word. */
export const joined = (compound: string): string => compound.replaceAll('-', '');
