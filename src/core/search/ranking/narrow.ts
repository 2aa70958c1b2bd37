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
  return held.map((row) => Uint8Array.from(row, (count) => (count === groups.length ? 1 : 0)));
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
  segments.map((_, index) =>
    Float32Array.from(superseded[index] ?? [], (isSuperseded) => 1 - isSuperseded),
  );
