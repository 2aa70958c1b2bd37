import { isStopWord } from '../analysis/stop-words.ts';
import { termOf } from '../analysis/terms.ts';
import type { Entry } from '../library.ts';
import { acronymTerm, longFormTerm } from '../segment/special-terms.ts';
import type { TypedText, TypedWord } from './words.ts';

/** A word that stands for others that were typed. */
export interface Expansion {
  readonly form: string;
  /** Beside 1 for a word that was typed. */
  readonly weight: number;
}

/** Less than a word that was typed: the surer it is that the same is meant, the more. */
const EXPAND = { certain: 0.5, possible: 0.3, short: 0.15, long: 0.15 };

/** A long form that a single paper uses is its own affair. */
const FEWEST_PAPERS = 2;
const LONGEST_FORM = 5;

/** Other words for compounds and names that were typed; they need no look at the index. */
export function compoundExpansions({ words, compounds }: TypedText): readonly Expansion[] {
  return [
    ...compounds.map(({ form, isCertain }) => ({
      form,
      weight: isCertain ? EXPAND.certain : EXPAND.possible,
    })),
    ...words.flatMap(({ spelling }) =>
      spelling === undefined ? [] : [{ form: spelling, weight: 1 }],
    ),
  ];
}

/** What to look up for `acronymExpansions`: each word as an acronym, each run as a long form. */
export function acronymKeys(words: readonly TypedWord[]): readonly string[] {
  return [...words.map(({ form }) => acronymTerm(form)), ...longForms(words)];
}

function longForms(words: readonly TypedWord[]): readonly string[] {
  const stems = words.filter(({ isCommon }) => !isCommon).map(({ form }) => termOf(form).stem);
  return stems.flatMap((_, from) =>
    Array.from({ length: LONGEST_FORM - 1 }, (_, index) => stems.slice(from, from + index + 2))
      .filter((run) => run.length > 1)
      .map(longFormTerm),
  );
}

/** The usual long form of acronyms, and the usual acronym of long forms. */
export function acronymExpansions(
  words: readonly TypedWord[],
  entries: ReadonlyMap<string, Entry>,
): readonly Expansion[] {
  const usual = (key: string): string | undefined => {
    const [form, papers] = mostUsual(entries.get(key)) ?? ['', 0];
    return papers >= FEWEST_PAPERS ? form : undefined;
  };
  const shorts = [...new Set(longForms(words))].flatMap((key) => usual(key) ?? []);
  const longs = words.flatMap(({ form }) => usual(acronymTerm(form)) ?? []);
  return [
    ...shorts.map((form) => ({ form, weight: EXPAND.short })),
    ...longs
      .flatMap((long) => long.split(' '))
      .filter((form) => !isStopWord(form))
      .map((form) => ({ form, weight: EXPAND.long })),
  ];
}

const mostUsual = (entry: Entry | undefined): readonly [string, number] | undefined =>
  [...(entry?.forms ?? [])].toSorted(([, a], [, b]) => b - a)[0];

/** The words of a compound that was typed as one: papers write `KV-cache` for `kvcache`. */
export function partsOfCompound({ form }: TypedWord, entry: Entry | undefined): readonly string[] {
  const written = [...(entry?.forms.keys() ?? [])].find(
    (other) => other.includes('-') && other.replaceAll('-', '') === form,
  );
  return written?.split('-') ?? [];
}
