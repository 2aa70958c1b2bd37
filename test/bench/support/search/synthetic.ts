import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { splitSentences } from '../../../../src/core/paper/sentences.ts';
import type { Document } from './collections.ts';

export interface Synthetic {
  /** Documents from one number to another, always the same. */
  documents(from: number, to: number): readonly Document[];
  /** Of two or three neighbouring words. */
  keywords(count: number): readonly string[];
  sentences(count: number): readonly string[];
  abstracts(count: number): readonly string[];
}

/** Sentences in an abstract. */
const SENTENCES = 7;

/** Papers made of the sentences of real ones, recombined: as many as wanted, of natural words. */
export function readSynthetic(corpus: string): Synthetic {
  const papers = gunzipSync(readFileSync(corpus))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line): { readonly title: string; readonly summary: string } => JSON.parse(line));
  const titles = papers.map(({ title }) => tidy(title));
  const sentences = papers.flatMap(({ summary }) => splitSentences(tidy(summary)));
  const toDocument = (index: number): Document => {
    const draw = generator(index + 1);
    const pick = (list: readonly string[]) => list[Math.floor(draw() * list.length)] ?? '';
    const text = Array.from({ length: SENTENCES }, () => pick(sentences)).join(' ');
    // A coined word each: a library has names that no other paper has.
    return { id: `s${index}`, title: `${pick(titles)} ${coin(draw)}`, text };
  };
  const each = (count: number, seed: number, make: (draw: () => number) => string) =>
    Array.from({ length: count }, (_, index) => make(generator(seed + index)));
  const sentence = (draw: () => number) => sentences[Math.floor(draw() * sentences.length)] ?? '';
  return {
    documents: (from, to) =>
      Array.from({ length: to - from }, (_, index) => toDocument(from + index)),
    keywords: (count) =>
      each(count, 1e7, (draw) => {
        const words = sentence(draw).match(/\p{L}{4,}/gu) ?? ['model'];
        const from = Math.floor(draw() * Math.max(words.length - 3, 1));
        return words.slice(from, from + 2 + Math.floor(draw() * 2)).join(' ');
      }),
    sentences: (count) => each(count, 2e7, sentence),
    abstracts: (count) =>
      each(count, 3e7, (draw) => Array.from({ length: SENTENCES }, () => sentence(draw)).join(' ')),
  };
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const coin = (draw: () => number): string =>
  Array.from({ length: 7 }, () => String.fromCharCode(97 + Math.floor(draw() * 26))).join('');

/** Tommy Ettinger's public domain generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
