import type { Observation, SourceEntry } from './model.ts';

/** The reading of its popularity that an entry brings, made at `at` unless it says when; or none. */
export function readingOf(
  { paper, popularity, readAt }: SourceEntry,
  source: string,
  at: number,
): readonly Observation[] {
  return popularity ? [{ ...popularity, paperId: paper.id, source, at: readAt ?? at }] : [];
}
