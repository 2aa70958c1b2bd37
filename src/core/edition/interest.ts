import type { Ranked } from '../ranking/model.ts';
import type { Topics } from './model.ts';
import { offTopic } from './topics.ts';

/**
 * The order of papers that nobody has counted votes for: by what is known, which is the score (the
 * team's votes), then how many of the channel's topics a title names, then the newer paper.
 */
export function byInterest(ranked: readonly Ranked[], { include }: Topics): readonly Ranked[] {
  const named = new Map(ranked.map((one) => [one, topicsInTitle(one, include)]));
  const hits = (one: Ranked): number => named.get(one) ?? 0;
  return ranked.toSorted(
    (a, b) => b.score - a.score || hits(b) - hits(a) || (a.paper.id < b.paper.id ? 1 : -1),
  );
}

function topicsInTitle({ paper, day }: Ranked, include: readonly string[]): number {
  const title = { ...paper, abstract: '', summary: '', keywords: [] };
  const subject = { paper: title, upvotes: 0, ...(day && { day }) };
  return include.filter((topic) => !offTopic(subject, { include: [topic], exclude: [] })).length;
}
