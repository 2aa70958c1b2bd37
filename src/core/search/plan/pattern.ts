import { termOf } from '../analysis/terms.ts';
import type { Entry } from '../library.ts';
import { rarity } from '../ranking/bm25f.ts';
import type { Pattern, RankedWord, WordPair } from '../ranking/rerank.ts';
import type { TypedWord } from './words.ts';

/** Words of a paper's sentence that lie further apart than that do so by chance. */
const FARTHEST_PAIR = 4;

/** What re-ranking looks for: the words that some paper holds, each once, and their pairs. */
export function toPattern(
  typed: readonly TypedWord[],
  entries: ReadonlyMap<string, Entry>,
  papers: number,
): Pattern {
  const telling = typed.filter(({ isCommon }) => !isCommon);
  const counts = new Map<string, { readonly form: string; count: number }>();
  for (const { form } of telling.length > 0 ? telling : typed) {
    const { stem } = termOf(form);
    const known = counts.get(stem);
    if (known) known.count += 1;
    else counts.set(stem, { form, count: 1 });
  }
  const words: RankedWord[] = [];
  const slots = new Map<string, number>();
  for (const [stem, { form, count }] of counts) {
    const entry = entries.get(stem);
    if (!entry) continue;
    slots.set(stem, words.length);
    words.push({
      form,
      code: termOf(form).code,
      rarity: rarity(entry.papers, papers),
      formRarity: rarity(entry.forms.get(form) ?? 0, papers),
      count,
    });
  }
  return {
    words,
    pairs: pairsOf(telling, slots),
    sequence: typed.map(({ form }) => termOf(form).code),
  };
}

function pairsOf(
  words: readonly TypedWord[],
  slots: ReadonlyMap<string, number>,
): readonly WordPair[] {
  const pairs = new Map<string, WordPair>();
  words.slice(1).forEach((word, index) => {
    const before = words[index];
    if (!before) return;
    const left = slots.get(termOf(before.form).stem);
    const right = slots.get(termOf(word.form).stem);
    const distance = word.position - before.position;
    if (left === undefined || right === undefined || left === right) return;
    if (distance <= FARTHEST_PAIR) pairs.set(`${left} ${right}`, { left, right, distance });
  });
  return [...pairs.values()];
}
