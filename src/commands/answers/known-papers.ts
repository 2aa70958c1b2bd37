import type { PaperId } from '../../core/paper/identity.ts';
import type { Day, Paper, Popularity } from '../../core/paper/model.ts';
import type { CommandContext } from '../context.ts';

/** A paper of the library with what people are told beside it. */
export interface KnownPaper {
  readonly paper: Paper;
  /** The latest day it was listed on. */
  readonly day?: Day;
  readonly popularity?: Popularity;
  /** People of the team who voted for it. */
  readonly votes: number;
}

/** The papers of these ids in the same order; ids that the library lacks are left out. */
export async function knownPapers(
  { papers, votes, electorateOf, asker }: CommandContext,
  ids: readonly PaperId[],
): Promise<readonly KnownPaper[]> {
  const [found, days, observations, tally] = await Promise.all([
    papers.getMany(ids),
    papers.listedOn(ids),
    papers.observations(ids),
    votes.tally(electorateOf(asker.channel), ids),
  ]);
  return ids.flatMap((id) => {
    const paper = found.get(id);
    const day = days.get(id);
    const popularity = observations.get(id)?.at(-1);
    if (!paper) return [];
    const known = { paper, votes: tally.get(id) ?? 0 };
    return [{ ...known, ...(day && { day }), ...(popularity && { popularity }) }];
  });
}
