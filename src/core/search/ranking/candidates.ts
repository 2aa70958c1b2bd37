import type { Library, Place } from '../library.ts';
import type { Candidate } from './collect.ts';
import { createScorer, type Pattern } from './rerank.ts';

/** How many of the best are ranked again: what is further down hardly ever belongs on the first page. */
export const RERANKED = 100;

/** The best by what their words in order add to their scores; those after them as they are. */
export async function rerank(
  pattern: Pattern,
  library: Library,
  candidates: readonly Candidate[],
  pause: () => Promise<void>,
): Promise<readonly Candidate[]> {
  if (pattern.words.length === 0) return candidates;
  const first = candidates.slice(0, RERANKED);
  const streamAt = await readStreams(library, first);
  const scoreOf = createScorer(pattern);
  const ranked: Candidate[] = [];
  for (const candidate of first) {
    const stream = streamAt(candidate);
    ranked.push(stream ? { ...candidate, score: candidate.score + scoreOf(stream) } : candidate);
    await pause();
  }
  return [...ranked.sort((a, b) => b.score - a.score), ...candidates.slice(RERANKED)];
}

/** The words of papers in their order, by place. */
export async function readStreams(
  { segments }: Library,
  places: readonly Place[],
): Promise<(place: Place) => Uint32Array | undefined> {
  const bySegment = await Promise.all(
    segments.map((segment, index) => {
      const own = places.filter((place) => place.segment === index);
      return own.length === 0 ? undefined : segment.streams(own.map(({ number }) => number));
    }),
  );
  return ({ segment, number }) => bySegment[segment]?.get(number);
}
