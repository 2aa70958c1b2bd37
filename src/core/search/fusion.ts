import type { PaperId } from '../paper/identity.ts';

/** Of reciprocal rank fusion; the value of its authors. */
const K = 60;

/** What a rank of the network's list counts beside one of the library's. */
const NETWORK_WEIGHT = 0.95;

/** Further down in a list nearly everything fits a little, and that two lists agree says nothing. */
const DEEPEST = 50;

/**
 * Two ranked lists as one, best first, each paper once. Reciprocal rank fusion (G. V. Cormack,
 * C. L. A. Clarke and S. Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank
 * learning methods", SIGIR 2009): the sum of weight / (60 + rank). The network's ranks count a little
 * less, so that the first four that only the library has stand above all that only the network has.
 * What neither list has among its first 50 keeps its order, the library's first.
 * @param sure papers of the library's list that nothing may stand above: whose title was typed
 */
export function fuse(
  library: readonly PaperId[],
  network: readonly PaperId[],
  sure: ReadonlySet<PaperId> = new Set(),
): readonly PaperId[] {
  const scores = new Map<PaperId, number>();
  const count = (ids: readonly PaperId[], weight: number): void => {
    for (const [index, id] of [...new Set(ids)].entries()) {
      const share = index < DEEPEST ? weight / (K + index + 1) : 0;
      scores.set(id, (scores.get(id) ?? 0) + share);
    }
  };
  count(library, 1);
  count(network, NETWORK_WEIGHT);
  const scoreOf = (id: PaperId): number => scores.get(id) ?? 0;
  const first = library.filter((id) => sure.has(id));
  const others = [...scores.keys()].filter((id) => !first.includes(id));
  // The order of the map, in which the library's come first, decides between equals.
  return [...new Set(first), ...others.sort((a, b) => scoreOf(b) - scoreOf(a))];
}
