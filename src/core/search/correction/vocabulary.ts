import type { Segment } from '../segment/model.ts';
import { isSpecial } from '../segment/special-terms.ts';
import { editDistance } from './distance.ts';

export interface Neighbour {
  readonly form: string;
  readonly papers: number;
  readonly distance: number;
}

/** The words of a segment, to find those that differ from another by a letter or two. */
export interface Vocabulary {
  near(word: string, most: number): readonly Neighbour[];
}

interface Bucket {
  readonly forms: string[];
  readonly papers: number[];
  /** Which letters a form has, a bit each. */
  readonly letters: number[];
}

const EMPTY: Bucket = { forms: [], papers: [], letters: [] };

/** In a large segment, a word of one paper alone is as likely a slip as what was typed. */
const LARGE = 20_000;

export async function readVocabulary(
  segment: Segment,
  pause: () => Promise<void>,
): Promise<Vocabulary> {
  const fewest = segment.paperIds.length > LARGE ? 2 : 1;
  const buckets = new Map<number, Bucket>();
  for await (const { term, posting } of segment.all()) {
    if (isSpecial(term)) continue;
    for (const [form, papers] of posting.forms) {
      if (papers >= fewest && !form.includes('-')) add(buckets, form, papers);
    }
    await pause();
  }
  return { near: (word, most) => neighbours(buckets, word, most) };
}

function add(buckets: Map<number, Bucket>, form: string, papers: number): void {
  let bucket = buckets.get(form.length);
  if (!bucket) {
    bucket = { forms: [], papers: [], letters: [] };
    buckets.set(form.length, bucket);
  }
  bucket.forms.push(form);
  bucket.papers.push(papers);
  bucket.letters.push(lettersOf(form));
}

function neighbours(
  buckets: ReadonlyMap<number, Bucket>,
  word: string,
  most: number,
): readonly Neighbour[] {
  const found: Neighbour[] = [];
  const letters = lettersOf(word);
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    const { forms, papers, letters: all } = buckets.get(length) ?? EMPTY;
    for (let index = 0; index < forms.length; index += 1) {
      // Each edit changes two letters at most: one goes, one comes.
      if (bitCount(letters ^ (all[index] ?? 0)) > 2 * most) continue;
      const form = forms[index] ?? '';
      const distance = editDistance(word, form, most);
      if (distance <= most) found.push({ form, distance, papers: papers[index] ?? 0 });
    }
  }
  return found;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** H. S. Warren, "Hacker's Delight", section 5-1. */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
