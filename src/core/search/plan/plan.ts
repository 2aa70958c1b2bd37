import { termOf } from '../analysis/terms.ts';
import { type Corrections, type Corrector, NO_CORRECTIONS } from '../correction/correct.ts';
import { type Entry, type Library, lookUp } from '../library.ts';
import { K1, rarity } from '../ranking/bm25f.ts';
import type { WeightedEntry } from '../ranking/collect.ts';
import type { Pattern } from '../ranking/rerank.ts';
import {
  acronymExpansions,
  acronymKeys,
  compoundExpansions,
  type Expansion,
  partsOfCompound,
} from './expand.ts';
import { toPattern } from './pattern.ts';
import { readTyped, type TypedText, type TypedWord } from './words.ts';

/** What to score, and what to rank again by. */
export interface Plan {
  readonly terms: readonly WeightedEntry[];
  readonly pattern: Pattern;
  /** What is looked for, in its order, without stop words. */
  readonly words: readonly string[];
  /** Words that were typed, and what was put in their place. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
}

/** With so few telling words the stop words count too: a title may be nearly all of them. */
const FEW_WORDS = 3;
const COMMON_WEIGHT = 0.3;
/** Acronyms are looked for in what people type, not in what they paste. */
const MOST_WITH_ACRONYMS = 4;

/** @param corrector when slips may be corrected */
export async function makePlan(
  text: string,
  library: Library,
  corrector?: Corrector,
): Promise<Plan> {
  const typed = readTyped(text);
  const entries = new Map<string, Entry>();
  const look = async (terms: readonly string[]) => {
    const missing = terms.filter((term) => !entries.has(term));
    for (const [term, entry] of await lookUp(library, missing)) entries.set(term, entry);
  };
  await look(termsOf(typed));
  const corrections = corrector
    ? await corrector.correct(unknownWords(typed, entries), entries, library)
    : NO_CORRECTIONS;
  const meant = replaceWords(typed, corrections);
  if (meant !== typed) await look(termsOf(meant));
  const wanted = lookedFor(meant.words);
  const added = expand(meant, entries);
  await look([...wanted, ...added].map(({ form }) => termOf(form).stem));
  const expansions = [...added, ...heldWords(corrections, entries, library.papers)];
  return {
    terms: weigh(wanted, expansions, entries, library.papers),
    pattern: toPattern(meant.words, entries, library.papers),
    words: meant.words.filter(({ isCommon }) => !isCommon).map(({ form }) => form),
    replaced: corrections.replaced,
  };
}

function termsOf(typed: TypedText): readonly string[] {
  const { words } = typed;
  const forms = [...words, ...compoundExpansions(typed)].map(({ form }) => termOf(form).stem);
  return words.length > MOST_WITH_ACRONYMS ? forms : [...forms, ...acronymKeys(words)];
}

/** A word needs no correction when it is known together with its neighbour. */
function unknownWords(
  { words, compounds }: TypedText,
  entries: ReadonlyMap<string, Entry>,
): readonly TypedWord[] {
  const known = compounds.filter(({ form }) => entries.has(termOf(form).stem));
  return words.filter(({ form }) => !known.some((compound) => compound.form.includes(form)));
}

function replaceWords(typed: TypedText, { replaced }: Corrections): TypedText {
  if (replaced.size === 0) return typed;
  return readTyped(typed.words.flatMap(({ form }) => replaced.get(form) ?? form).join(' '));
}

function expand(typed: TypedText, entries: ReadonlyMap<string, Entry>): readonly Expansion[] {
  const { words } = typed;
  const parts = words.flatMap((word) => partsOfCompound(word, entries.get(termOf(word.form).stem)));
  const all = [
    ...compoundExpansions(typed),
    ...parts.map((form) => ({ form, weight: PART_WEIGHT })),
    ...(words.length > MOST_WITH_ACRONYMS ? [] : acronymExpansions(words, entries)),
  ];
  const own = new Set(words.map(({ form }) => termOf(form).stem));
  return all.filter(({ form }) => !own.has(termOf(form).stem));
}

const PART_WEIGHT = 0.5;

/** A word that was replaced and still stands somewhere counts as much as what is meant by it. */
function heldWords(
  { held, replaced }: Corrections,
  entries: ReadonlyMap<string, Entry>,
  papers: number,
): readonly Expansion[] {
  const rarityOf = (form: string) => rarity(entries.get(termOf(form).stem)?.papers ?? 0, papers);
  return [...held].map((form) => ({
    form,
    weight: rarityOf(replaced.get(form)?.[0] ?? form) / rarityOf(form),
  }));
}

function lookedFor(words: readonly TypedWord[]): readonly TypedWord[] {
  const telling = words.filter(({ isCommon }) => !isCommon);
  return telling.length < FEW_WORDS ? words : telling;
}

function weigh(
  wanted: readonly TypedWord[],
  expansions: readonly Expansion[],
  entries: ReadonlyMap<string, Entry>,
  papers: number,
): readonly WeightedEntry[] {
  const isAllCommon = wanted.every(({ isCommon }) => isCommon);
  const weights = new Map<string, number>();
  for (const { form, isCommon } of wanted) {
    const { stem } = termOf(form);
    const weight = isCommon && !isAllCommon ? COMMON_WEIGHT : 1;
    weights.set(stem, (weights.get(stem) ?? 0) + weight);
  }
  for (const { form, weight } of expansions) {
    const { stem } = termOf(form);
    weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
  }
  return [...weights].flatMap(([stem, weight]) => {
    const entry = entries.get(stem);
    return entry ? [{ entry, weight: (K1 + 1) * weight * rarity(entry.papers, papers) }] : [];
  });
}
