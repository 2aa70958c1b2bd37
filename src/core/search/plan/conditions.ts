import { fold, transliterate } from '../analysis/fold.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { termOf } from '../analysis/terms.ts';
import { units } from '../analysis/units.ts';
import type { NameFilter, WordsQuery } from '../query/model.ts';
import { authorTerm, categoryTerm, organizationTerm } from '../segment/special-terms.ts';

/** Terms of which a paper must hold one. */
export type Group = readonly string[];

/**
 * What the index can tell of a query's conditions: papers that hold no term of a group do not fit.
 * Those that do may still not, so that they are read and looked at; but they are few.
 */
export function conditionsOf({ alternatives, filters }: WordsQuery): readonly Group[] {
  const { authors, organizations, categories } = filters;
  return [
    ...namesIn(authors, initialsToo),
    ...namesIn(organizations, (word) => [organizationTerm(word)]),
    ...categories.wanted.map((group) => group.map(categoryTerm)),
    ...phrasesOf(alternatives),
  ];
}

/** Any author's word, or an initial for it. */
const initialsToo = (word: string): Group => [authorTerm(word), authorTerm(word.charAt(0))];

function namesIn({ wanted }: NameFilter, toTerms: (word: string) => Group): readonly Group[] {
  return wanted.flatMap((names) => {
    const groups = names.map((name) =>
      wordsOf(name).map((word) => spellings(word).flatMap(toTerms)),
    );
    const [first = []] = groups;
    // Of one name every word must be there; of several names, one word of one of them.
    return groups.length === 1 ? first : [groups.flatMap(([word = []]) => word)];
  });
}

/** Not initials: they stand for too many. */
const wordsOf = (name: string): readonly string[] =>
  name.match(/[\p{L}\p{N}\p{M}]{2,}/gu)?.map((word) => word.toLowerCase()) ?? [];

function spellings(word: string): readonly string[] {
  const typed = transliterate(word);
  return typed === undefined ? [fold(word)] : [fold(word), typed];
}

function phrasesOf(alternatives: WordsQuery['alternatives']): readonly Group[] {
  const all = alternatives.map(({ phrases }) => phrases.flatMap(stemsOf));
  const [first = []] = all;
  if (all.length === 1) return first.map((stem) => [stem]);
  const isTelling = all.length > 0 && all.every((stems) => stems.length > 0);
  return isTelling ? [all.flatMap(([stem = '']) => stem)] : [];
}

const stemsOf = (phrase: string): readonly string[] =>
  units(phrase)
    .flatMap(({ words }) => words)
    .filter((word) => !isStopWord(word))
    .map((word) => termOf(word).stem);
