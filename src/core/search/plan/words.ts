import { isStopWord } from '../analysis/stop-words.ts';
import { joined, type Unit, units } from '../analysis/units.ts';

/** A word as it was typed. */
export interface TypedWord {
  readonly form: string;
  /** Which word it is, counted from the first. */
  readonly position: number;
  /** Stop words are looked for only when there is little else. */
  readonly isCommon: boolean;
  /** Other ways to write it: with an umlaut spelt out. */
  readonly spelling?: string;
}

export interface TypedText {
  readonly words: readonly TypedWord[];
  /** Words that were typed as one, or that may be one: `kvcache` for `KV-cache` and `kv cache`. */
  readonly compounds: readonly TypedCompound[];
}

export interface TypedCompound {
  readonly form: string;
  /** Typed with a hyphen, not merely side by side. */
  readonly isCertain: boolean;
}

/** More words than a long abstract has, are left out. */
const MOST_WORDS = 400;

/** In a longer text it says enough beside a compound that was split. */
const MOST_WITH_PAIRS = 12;

export function readTyped(text: string): TypedText {
  const all = units(text).slice(0, MOST_WORDS);
  const words: TypedWord[] = [];
  const compounds: TypedCompound[] = [];
  for (const [index, unit] of all.entries()) {
    if (unit.compound) compounds.push({ form: joined(unit.compound), isCertain: true });
    const pair = all.length > MOST_WITH_PAIRS ? undefined : pairOf(unit, all[index + 1]);
    if (pair) compounds.push({ form: pair, isCertain: false });
    for (const form of formsOf(unit)) {
      const spelling = unit.spelling === undefined ? {} : { spelling: unit.spelling };
      words.push({ form, position: words.length, isCommon: isStopWord(form), ...spelling });
    }
  }
  return { words, compounds };
}

/** Of `3-D` the letters alone say nothing: papers write `3D`. */
const formsOf = ({ words, compound }: Unit): readonly string[] =>
  compound !== undefined && words.every(({ length }) => length === 1) ? [joined(compound)] : words;

function pairOf(unit: Unit, next: Unit | undefined): string | undefined {
  const [first = '', ...more] = unit.words;
  const [second = '', ...others] = next?.words ?? [];
  if (more.length + others.length > 0 || second === '') return undefined;
  return isStopWord(first) || isStopWord(second) ? undefined : first + second;
}
