import type { Delivery } from '../delivery/model.ts';
import type { Message } from '../message/model.ts';
import type { Plan } from '../ports/stores/editions.ts';
import { compose } from './compose.ts';
import type { EditionDraft } from './draft.ts';
import type { Edition, Subscription } from './model.ts';

interface PlanOptions {
  readonly now: number;
  readonly sourceLabel: string;
  readonly next: Plan['next'];
}

/** Everything that planning an edition writes: itself, its frozen deliveries, the next run. */
export function planEdition(
  subscription: Subscription,
  draft: EditionDraft,
  { now, sourceLabel, next }: PlanOptions,
): Plan {
  const id = `${subscription.id}/${draft.localDate}/${draft.kind}`;
  const edition: Edition = {
    id,
    subscriptionId: subscription.id,
    localDate: draft.localDate,
    kind: draft.kind,
    outcome: draft.outcome,
    ...(draft.sourceDay && { sourceDay: draft.sourceDay }),
    plannedAt: now,
    papers: draft.chosen.map(({ paper, score }, index) => ({
      paperId: paper.id,
      rank: index + 1,
      score,
    })),
  };
  const deliveries =
    draft.outcome === 'late' ? [] : toDeliveries(id, subscription, draft, sourceLabel);
  return { edition, deliveries, next };
}

type Step = Pick<Delivery, 'step' | 'message' | 'paperId'>;

function toDeliveries(
  editionId: string,
  { channel }: Subscription,
  draft: EditionDraft,
  sourceLabel: string,
): readonly Delivery[] {
  const { parent, papers } = compose(draft, sourceLabel);
  const steps: readonly Step[] = [
    { step: 'parent', message: parent },
    ...(papers.length > 0 ? [threadStep(parent)] : []),
    ...papers.map(({ ranked, message }): Step => {
      return { step: 'paper', message, paperId: ranked.paper.id };
    }),
  ];
  return steps.map((step, seq) => ({
    ...step,
    // Deterministic, and in the order of the edition when sorted as text.
    key: `${editionId}/${String(seq).padStart(2, '0')}`,
    editionId,
    channel,
    seq,
  }));
}

const threadStep = (parent: Message): Step => ({ step: 'thread', message: parent });
