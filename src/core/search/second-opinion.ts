import type { PaperId } from '../paper/identity.ts';

/** Of reciprocal rank fusion. */
const K = 60;

/**
 * What people's votes count at most: as much as lies between the first place and the tenth. Of
 * what a paper is about they say less than its words.
 */
const WEIGHT = 1 / (K + 1) - 1 / (K + 10);

/** With so few voters in common they count half: one person votes for all kinds of papers. */
const FEW = 2;

/**
 * Papers that are like one by their content, ordered anew with a second opinion: whether the same
 * people voted for both. Each scores 1 / (60 + place) for its content, as in reciprocal rank fusion,
 * and up to `WEIGHT` for the votes: the cosine of the two papers' voters (B. Sarwar, G. Karypis,
 * J. Konstan and J. Riedl, "Item-based collaborative filtering recommendation algorithms", WWW
 * 2001), shrunk where few are in common.
 * @param byContent best first
 * @param voters who voted for the paper itself
 * @param votersOf who voted for each of the others; without votes it may be absent
 */
export function withSecondOpinion(
  byContent: readonly PaperId[],
  voters: readonly string[],
  votersOf: ReadonlyMap<PaperId, readonly string[]>,
): readonly PaperId[] {
  const scores = new Map(
    byContent.map((id, index) => [
      id,
      1 / (K + index + 1) + WEIGHT * agreement(voters, votersOf.get(id) ?? []),
    ]),
  );
  const scoreOf = (id: PaperId): number => scores.get(id) ?? 0;
  return byContent.toSorted((a, b) => scoreOf(b) - scoreOf(a));
}

/** From 0 to nearly 1. */
function agreement(some: readonly string[], others: readonly string[]): number {
  const common = others.filter((voter) => some.includes(voter)).length;
  if (common === 0) return 0;
  const cosine = common / Math.sqrt(some.length * others.length);
  return cosine * (common / (common + FEW));
}
