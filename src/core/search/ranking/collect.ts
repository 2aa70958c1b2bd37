import type { Entry, Library, Place } from '../library.ts';
import { addImpacts } from '../segment/postings.ts';
import type { ScoreRows } from './score-rows.ts';

export interface Candidate extends Place {
  readonly score: number;
}

/** A term to score, and what a full impact of it counts. */
export interface WeightedEntry {
  readonly entry: Entry;
  readonly weight: number;
}

/** By segment: what a paper's number scores; 0 where it holds none of the terms. */
export type Scores = readonly Float32Array[];

/**
 * Scores every paper that holds one of the terms, term by term. Exhaustive on purpose: skipping
 * with upper bounds (WAND, MaxScore) gave the same papers and was slower in JavaScript.
 */
export async function scoreAll(
  { segments, superseded }: Library,
  terms: readonly WeightedEntry[],
  rows: ScoreRows,
  pause: () => Promise<void>,
): Promise<Scores> {
  const scores = segments.map(({ paperIds }) => rows.take(paperIds.length));
  for (const { entry, weight } of terms) {
    for (const [index, posting] of entry.bySegment.entries()) {
      const row = scores[index];
      if (posting && row) addImpacts(posting.data, weight, row);
      await pause();
    }
  }
  for (const [index, row] of scores.entries()) remove(row, superseded[index]);
  return scores;
}

/** Takes papers out: those that are marked with 1. */
function remove(row: Float32Array, marked: Uint8Array | undefined): void {
  if (!marked) return;
  for (let at = marked.indexOf(1); at !== -1; at = marked.indexOf(1, at + 1)) row[at] = 0;
}

/** The best candidates, the best first. */
export function best(scores: Scores, count: number): readonly Candidate[] {
  const heap = createHeap(count);
  let least = 0;
  for (const [segment, row] of scores.entries()) {
    for (let number = 0; number < row.length; number += 1) {
      const score = row[number] ?? 0;
      if (score > least) least = heap.push({ segment, number, score });
    }
  }
  return heap.items().toSorted((a, b) => b.score - a.score);
}

/** A binary heap with the least on top, which holds so many of the greatest, all above 0. */
function createHeap(count: number) {
  const heap: Candidate[] = [];
  const scoreAt = (at: number) => heap[at]?.score ?? Number.POSITIVE_INFINITY;
  const sink = (item: Candidate) => {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = scoreAt(left + 1) < scoreAt(left) ? left + 1 : left;
      const next = heap[child];
      if (!next || next.score >= item.score) break;
      heap[at] = next;
      at = child;
    }
    heap[at] = item;
  };
  const rise = (item: Candidate) => {
    let at = heap.length;
    while (at > 0) {
      const parent = heap[(at - 1) >> 1];
      if (!parent || parent.score <= item.score) break;
      heap[at] = parent;
      at = (at - 1) >> 1;
    }
    heap[at] = item;
  };
  return {
    /** Returns what a further item must exceed to be kept. */
    push(item: Candidate): number {
      if (heap.length < count) rise(item);
      else sink(item);
      return heap.length < count ? 0 : scoreAt(0);
    },
    items: () => heap,
  };
}
