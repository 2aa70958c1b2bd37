import { type Library, lookUp } from '../library.ts';
import { forEachPosting } from '../segment/postings.ts';
import type { Scores } from './collect.ts';

/** By segment: 1 for each paper that may fit. */
export type Mask = readonly Uint8Array[];

/** Of each group, a paper must hold one term. */
export async function holdersOf(
  library: Library,
  groups: readonly (readonly string[])[],
): Promise<Mask | undefined> {
  if (groups.length === 0) return undefined;
  const entries = await lookUp(library, groups.flat());
  const held = library.segments.map(({ paperIds }) => new Uint16Array(paperIds.length));
  groups.forEach((terms, index) => {
    for (const term of terms) {
      entries.get(term)?.bySegment.forEach((posting, segment) => {
        const row = held[segment];
        if (!posting || !row) return;
        forEachPosting(posting.data, (number) => {
          if (row[number] === index) row[number] = index + 1;
        });
      });
    }
  });
  return held.map((row) => whereEqual(row, groups.length));
}

/** 1 where a value is this one. A loop: `from` with a function takes twenty times as long. */
function whereEqual(values: Uint8Array | Uint16Array, wanted: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += 1) if (values[at] === wanted) mask[at] = 1;
  return mask;
}

/** Takes out of the scores whatever the mask does not let through. */
export function applyMask(scores: Scores, mask: Mask): void {
  scores.forEach((row, segment) => {
    const allowed = mask[segment];
    for (let number = 0; number < row.length; number += 1) {
      if (allowed?.[number] !== 1) row[number] = 0;
    }
  });
}

/** Every paper alike, for a search without words. */
export const scoreEqually = ({ segments, superseded }: Library): Scores =>
  segments.map(
    (_, index) => new Float32Array(whereEqual(superseded[index] ?? new Uint8Array(), 0)),
  );
