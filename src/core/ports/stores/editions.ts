import type { Delivery } from '../../delivery/model.ts';
import type { Edition, Subscription } from '../../edition/model.ts';
import type { PaperId } from '../../paper/identity.ts';
import type { ChannelRef, MessageRef } from '../chat-platform.ts';

/** Everything that planning decides, written in one transaction. */
export interface Plan {
  readonly edition: Edition;
  readonly deliveries: readonly Delivery[];
  readonly next: Pick<Subscription, 'nextDate' | 'nextRunAt'>;
}

/** Where and when a paper was posted. */
export interface Posting {
  readonly channel: ChannelRef;
  readonly edition: Pick<Edition, 'localDate' | 'kind'>;
  readonly message: MessageRef;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

export interface EditionStore {
  /** False, and nothing written, when this subscription has an edition of that kind and date. */
  plan(plan: Plan): Promise<boolean>;
  /** The newest first. */
  latest(subscriptionId: string, limit: number): Promise<readonly Edition[]>;
  /** Papers of this subscription's editions, the sample's included. */
  postedPapers(subscriptionId: string): Promise<ReadonlySet<PaperId>>;
  /** Messages that show the paper. */
  postings(paperId: PaperId): Promise<readonly Posting[]>;
}
