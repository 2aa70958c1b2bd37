import { counted } from '../message/counted.ts';
import type { PaperId } from '../paper/identity.ts';
import type { Ranked } from '../ranking/model.ts';
import type { LeftOut, Stage } from './draft.ts';
import type { SubscriptionSettings } from './model.ts';
import { offTopic } from './topics.ts';

type Wants = Pick<SubscriptionSettings, 'topics' | 'minimum' | 'count'>;

export interface Selection {
  readonly chosen: readonly Ranked[];
  readonly leftOut: readonly LeftOut[];
}

/** Takes the best papers that pass every stage, and says of each other one where it fell out. */
export function select(
  ranked: readonly Ranked[],
  wants: Wants,
  posted: ReadonlySet<PaperId>,
): Selection {
  const chosen: Ranked[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of ranked) {
    const refusal = refuse(candidate, wants, posted, chosen.length);
    if (!refusal) chosen.push(candidate);
    else leftOut.push({ paper: candidate.paper, stage: refusal[0], why: refusal[1] });
  }
  return { chosen, leftOut };
}

function refuse(
  { paper, day, popularity }: Ranked,
  { topics, minimum, count }: Wants,
  posted: ReadonlySet<PaperId>,
  taken: number,
): readonly [Stage, string] | undefined {
  if (posted.has(paper.id)) return ['posted before', 'this channel has had it already'];
  const upvotes = popularity?.upvotes ?? 0;
  const reason = offTopic({ paper, upvotes, ...(day && { day }) }, topics);
  if (reason) return ['topics', reason];
  // Papers whose source counts nobody are not held to a count.
  if (popularity && upvotes < minimum) {
    return ['minimum', `${counted(upvotes, 'upvote')}, fewer than the minimum of ${minimum}`];
  }
  if (taken >= count) return ['count', `${count} stand higher, and ${count} are shown`];
  return undefined;
}
