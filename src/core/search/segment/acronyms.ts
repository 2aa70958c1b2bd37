import { isStopWord } from '../analysis/stop-words.ts';
import { termOf } from '../analysis/terms.ts';
import { units } from '../analysis/units.ts';

export interface Acronym {
  /** As the index knows it, in the singular. */
  readonly short: string;
  /** Its words, as the index knows them. */
  readonly long: readonly string[];
}

const BRACKET = /\((\p{L}[\p{L}\p{N}-]{1,9})\)/gu;
const LONGEST_BEFORE = 120;
const HAS_TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u;

/**
 * Acronyms where a text explains them: "reinforcement learning (RL)". The long form is the shortest
 * run of words before the bracket whose initials spell the acronym, small words left out or not;
 * a simple case of A. Schwartz and M. Hearst, "A Simple Algorithm for Identifying Abbreviation
 * Definitions in Biomedical Text", PSB 2003.
 */
export function acronymsIn(text: string): readonly Acronym[] {
  return [...text.matchAll(BRACKET)].flatMap(({ 1: written = '', index }) => {
    if (!HAS_TWO_CAPITALS.test(written)) return [];
    const before = text.slice(Math.max(0, index - LONGEST_BEFORE), index);
    const short = written
      .replace(/(?<=\p{Lu})s$/u, '')
      .replaceAll('-', '')
      .toLowerCase();
    const long = spelling(
      short,
      units(before)
        .flatMap(({ words }) => words)
        .slice(-8),
    );
    return long ? [{ short, long }] : [];
  });
}

/** The last words whose initials are these letters. */
function spelling(letters: string, words: readonly string[]): readonly string[] | undefined {
  for (let count = 2; count <= words.length; count += 1) {
    const last = words.slice(-count);
    if (isStopWord(last[0] ?? '')) continue;
    const initials = (some: readonly string[]) => some.map((word) => word.charAt(0)).join('');
    const telling = last.filter((word) => !isStopWord(word));
    if (initials(last) === letters || initials(telling) === letters) return last;
  }
  return undefined;
}

export const toStems = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !isStopWord(word)).map((word) => termOf(word).stem);
