import type { PaperId } from '../paper/identity.ts';
import type { Library } from './library.ts';
import type { Candidate } from './ranking/collect.ts';

/** A candidate, and which paper it is. */
export interface Found extends Candidate {
  readonly paperId: PaperId;
}

export const withIds = (
  { segments }: Library,
  candidates: readonly Candidate[],
): readonly Found[] =>
  candidates.map((candidate) => ({
    ...candidate,
    paperId: segments[candidate.segment]?.paperIds.at(candidate.number) ?? '',
  }));
