import { assertNever } from '../errors.ts';
import type { PaperFacts, SearchPaperStore } from '../ports/stores/search-papers.ts';
import type { Found } from './found.ts';
import type { Sort } from './query/model.ts';

export const NO_FACTS: PaperFacts = { votes: 0 };

/**
 * Papers in the order that is asked for; equals by votes, then by date. Of those that come after
 * the wanted ones, facts are read only where they could still move up.
 */
export async function inOrder(
  found: readonly Found[],
  sort: Sort,
  wanted: number,
  papers: SearchPaperStore,
): Promise<readonly Found[]> {
  const moving = sort === 'relevance' ? tiedIn(found, wanted) : found;
  if (moving.length === 0) return found;
  const facts = await papers.facts(moving.map(({ paperId }) => paperId));
  const factsOf = ({ paperId }: Found) => facts.get(paperId) ?? NO_FACTS;
  return found.toSorted((a, b) => compare(sort, a, b, factsOf(a), factsOf(b)));
}

/** Papers among the wanted that score the same as a neighbour. */
function tiedIn(found: readonly Found[], wanted: number): readonly Found[] {
  return found.filter(({ score }, index) => {
    const isTied = score === found[index - 1]?.score || score === found[index + 1]?.score;
    return isTied && (index < wanted || score === found[wanted - 1]?.score);
  });
}

function compare(sort: Sort, a: Found, b: Found, ofA: PaperFacts, ofB: PaperFacts): number {
  const byScore = b.score - a.score;
  const byVotes = ofB.votes - ofA.votes;
  const byDay = compareTexts(ofB.day ?? '', ofA.day ?? '');
  switch (sort) {
    case 'relevance':
      return byScore || byVotes || byDay;
    case 'date':
      return byDay || byScore;
    case 'votes':
      return byVotes || byScore;
    default:
      return assertNever(sort);
  }
}

const compareTexts = (a: string, b: string): number => Number(a > b) - Number(a < b);
