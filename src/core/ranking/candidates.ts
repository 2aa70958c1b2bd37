import type { ListedPaper, PaperStore } from '../ports/stores/papers.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import type { Candidate } from './model.ts';

interface Stores {
  readonly papers: Pick<PaperStore, 'observations'>;
  readonly votes: Pick<VoteStore, 'tally'>;
}

/** Listed papers with the readings and the team's votes that their scores are made from. */
export async function toCandidates(
  listed: readonly ListedPaper[],
  electorate: Electorate,
  { papers, votes }: Stores,
): Promise<readonly Candidate[]> {
  const ids = listed.map(({ paper }) => paper.id);
  const observations = await papers.observations(ids);
  const tally = await votes.tally(electorate, ids);
  return listed.map(({ paper, day }) => ({
    paper,
    day,
    observations: observations.get(paper.id) ?? [],
    votes: tally.get(paper.id) ?? 0,
  }));
}
