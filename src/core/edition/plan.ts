import type { Delivery } from '../delivery/model.ts';
import { message, plain, text } from '../message/build.ts';
import type { Message } from '../message/model.ts';
import type { Plan } from '../ports/stores/editions.ts';
import { compose } from './compose.ts';
import type { EditionDraft } from './draft.ts';
import { editionId, keyAt, paperKey } from './keys.ts';
import type { Edition, Subscription } from './model.ts';

interface PlanOptions {
  readonly now: number;
  readonly sourceLabel: string;
  /** The emoji that the bot puts under each paper, to be tapped; absent where it puts none. */
  readonly voteEmoji?: string;
  readonly next: Plan['next'];
}

/** Everything that planning an edition writes: itself, its frozen deliveries, the next run. */
export function planEdition(
  subscription: Subscription,
  draft: EditionDraft,
  options: PlanOptions,
): Plan {
  const id = editionId(subscription.id, draft.localDate, draft.kind);
  const edition: Edition = {
    id,
    subscriptionId: subscription.id,
    localDate: draft.localDate,
    kind: draft.kind,
    outcome: draft.outcome,
    ...(draft.sourceDay && { sourceDay: draft.sourceDay }),
    ...(draft.standIn && { standIn: draft.standIn.name }),
    plannedAt: options.now,
    papers: draft.chosen.map(({ paper, score }, index) => ({
      paperId: paper.id,
      rank: index + 1,
      score,
    })),
  };
  const deliveries = isSilent(draft, subscription)
    ? []
    : toDeliveries(id, subscription, draft, options);
  return { edition, deliveries, next: options.next, basis: subscription };
}

/** Nothing is posted: its moment is long over, or the channel wants no word without papers. */
const isSilent = ({ outcome }: EditionDraft, { empty }: Subscription): boolean =>
  outcome === 'late' || (outcome !== 'papers' && empty === 'nothing');

type Step = Pick<Delivery, 'step' | 'message' | 'paperId'>;

function toDeliveries(
  edition: string,
  { channel, layout }: Subscription,
  draft: EditionDraft,
  { sourceLabel, voteEmoji }: PlanOptions,
): readonly Delivery[] {
  const { parent, papers } = compose(draft, sourceLabel, layout);
  const steps: readonly Step[] = [
    { step: 'parent', message: parent },
    ...(papers.length > 0 ? [threadStep(parent)] : []),
    ...papers.flatMap(({ ranked, message: content }): readonly Step[] => [
      { step: 'paper', message: content, paperId: ranked.paper.id },
      ...(voteEmoji ? [reactionStep(voteEmoji)] : []),
    ]),
  ];
  return steps.map((step, seq) => ({
    ...step,
    key:
      step.step === 'paper' && step.paperId ? paperKey(edition, step.paperId) : keyAt(edition, seq),
    editionId: edition,
    channel,
    seq,
  }));
}

const reactionStep = (emoji: string): Step => ({
  step: 'reaction',
  message: message(text(plain(emoji))),
});

const threadStep = (parent: Message): Step => ({ step: 'thread', message: parent });
