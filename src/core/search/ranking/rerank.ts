import { stemCode } from '../analysis/terms.ts';
import { partsOf, type StreamParts } from '../segment/token-stream.ts';
import { saturate } from './bm25f.ts';

/** A word that is looked for, once for all its repetitions. */
export interface RankedWord {
  readonly form: string;
  readonly code: number;
  /** How rare its stem and its form are. */
  readonly rarity: number;
  readonly formRarity: number;
  /** How often it was typed. */
  readonly count: number;
}

/** Two words that were typed near each other. */
export interface WordPair {
  /** By their place in the list of words. */
  readonly left: number;
  readonly right: number;
  /** How many words on the right one was typed. */
  readonly distance: number;
}

/** What is looked for, as re-ranking sees it. */
export interface Pattern {
  readonly words: readonly RankedWord[];
  readonly pairs: readonly WordPair[];
  /** Codes of all words in their order, stop words too: a title may be just these. */
  readonly sequence: readonly number[];
}

/**
 * What a paper's words in their order add to its BM25F score. Exact forms, and pairs of words in
 * order or within a window of eight, follow the sequential dependence model (D. Metzler and
 * W. B. Croft, "A Markov Random Field Model for Term Dependencies", SIGIR 2005) with BM25's
 * saturation instead of language models.
 */
const WEIGHTS = {
  exact: 0.3,
  ordered: 0.5,
  near: 0.2,
  titleCoverage: 0.3,
  titlePhrase: 0.5,
  titleStart: 0.2,
  called: 2,
  pairScale: 6,
  wholeTitle: 1000,
} as const;

/** Where a word that did not occur yet stood: far from every other one. */
const LONG_AGO = -1_000;
const WINDOW = 8;
/** What an occurrence in the title counts, as in BM25F. */
const TITLE_COUNTS = 3;

export type Scorer = (stream: Uint32Array) => number;

/** The words that a paper holds, and in which parts. */
export function createScorer(pattern: Pattern): Scorer {
  const { words, pairs } = pattern;
  const slots = new Map(words.map(({ code }, slot) => [stemCode(code), slot]));
  /** Most words of a paper are looked for by nobody: one look tells. */
  const maybe = new Uint8Array(4096);
  for (const stem of slots.keys()) maybe[stem & 4095] = 1;
  const pairsAt = words.map((_, slot) =>
    pairs.flatMap((pair, index) =>
      pair.left === slot || pair.right === slot ? [{ ...pair, index }] : [],
    ),
  );
  const ideal = words.reduce((sum, { rarity, count }) => sum + rarity * count, 0);
  // Stop words that stand as they were typed tell something after all.
  const titleWorth = Math.max(ideal, pattern.sequence.length);
  const lambda = Math.min(1, WEIGHTS.pairScale / Math.max(pairs.length, 1));
  const last = new Int32Array(words.length);
  const exact = new Float64Array(words.length);
  const ordered = new Float64Array(pairs.length);
  const near = new Float64Array(pairs.length);
  const inTitle = new Uint8Array(words.length);
  const anywhere = new Uint8Array(words.length);

  const countPairs = (slot: number, at: number, counts: number) => {
    const since = (other: number) => at - (last[other] ?? LONG_AGO);
    for (const { left, right, distance, index } of pairsAt[slot] ?? []) {
      if (right === slot && since(left) === distance) add(ordered, index, counts);
      if (right === slot && since(left) <= WINDOW) add(near, index, counts);
      if (left === slot && since(right) <= WINDOW) add(near, index, counts);
    }
  };

  const readPart = (stream: Uint32Array, from: number, to: number, counts: number) => {
    last.fill(LONG_AGO);
    for (let at = from; at < to; at += 1) {
      const code = stream[at] ?? 0;
      const stem = code >>> 8;
      if (maybe[stem & 4095] === 0) continue;
      const slot = slots.get(stem);
      if (slot === undefined) continue;
      anywhere[slot] = 1;
      if (code === words[slot]?.code) exact[slot] = (exact[slot] ?? 0) + counts;
      countPairs(slot, at, counts);
      last[slot] = at;
    }
  };

  return (stream) => {
    for (const counts of [exact, ordered, near, anywhere]) counts.fill(0);
    const parts = partsOf(stream);
    readPart(stream, parts.title, parts.body, TITLE_COUNTS);
    inTitle.set(anywhere);
    readPart(stream, parts.body, parts.names, 1);
    readPart(stream, parts.names, parts.end, 1);
    let score = 0;
    let covered = 0;
    words.forEach((word, slot) => {
      score += WEIGHTS.exact * word.count * word.formRarity * saturate(exact[slot] ?? 0);
      if (inTitle[slot] === 1) covered += word.rarity * word.count;
    });
    pairs.forEach(({ left, right }, index) => {
      const rarity = ((words[left]?.rarity ?? 0) + (words[right]?.rarity ?? 0)) / 2;
      const pair =
        WEIGHTS.ordered * saturate(ordered[index] ?? 0) + WEIGHTS.near * saturate(near[index] ?? 0);
      score += lambda * rarity * pair * 2.2;
    });
    if (ideal > 0) {
      const share = covered / ideal;
      score += WEIGHTS.titleCoverage * share * share * ideal;
    }
    return score + titleWorth * titleScore(pattern.sequence, stream, parts);
  };
}

function add(sums: Float64Array, index: number, counts: number): void {
  sums[index] = (sums[index] ?? 0) + counts;
}

/** Whether the title holds what was typed word for word, begins with it, or is just that. */
function titleScore(sequence: readonly number[], stream: Uint32Array, parts: StreamParts): number {
  const title = stream.subarray(parts.title, parts.body);
  const at = phraseAt(sequence, title);
  if (at === -1) return 0;
  if (title.length === sequence.length) return WEIGHTS.wholeTitle;
  const isCalled = at === 0 && parts.called - parts.title === sequence.length;
  return (
    (isCalled ? WEIGHTS.called : 0) +
    (at === 0 ? WEIGHTS.titleStart : 0) +
    (sequence.length > 1 ? WEIGHTS.titlePhrase : 0)
  );
}

/** Where words stand next to each other, in whatever form; -1 when they don't. */
function phraseAt(sequence: readonly number[], words: Uint32Array): number {
  const fits = (start: number) =>
    sequence.every((code, index) => stemCode(code) === stemCode(words[start + index] ?? 0));
  for (let start = 0; start + sequence.length <= words.length; start += 1) {
    if (fits(start)) return start;
  }
  return -1;
}
