import type { Delivery } from '../../delivery/model.ts';
import type { Edition, Subscription } from '../../edition/model.ts';
import type { PaperId } from '../../paper/identity.ts';
import type { Day } from '../../paper/model.ts';
import type { ChannelRef, MessageRef } from '../chat-platform.ts';

/** Everything that planning decides, written in one transaction. */
export interface Plan {
  readonly edition: Edition;
  readonly deliveries: readonly Delivery[];
  readonly next: Pick<Subscription, 'nextDate' | 'nextRunAt'>;
  /** How the subscription stood when the plan was made. */
  readonly basis: Pick<Subscription, 'nextRunAt' | 'standing'>;
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
  /**
   * False when this subscription has an edition of that kind and date; and when it stands otherwise
   * than the plan supposes (changed, paused or ended meanwhile), with nothing written at all.
   */
  plan(plan: Plan): Promise<boolean>;
  /** The channel's own edition of a date; the sample is none. */
  ofDate(subscriptionId: string, localDate: Day): Promise<Edition | undefined>;
  /** The newest first. */
  latest(subscriptionId: string, limit: number): Promise<readonly Edition[]>;
  /** Papers of this subscription's editions, the sample's included. */
  postedPapers(subscriptionId: string): Promise<ReadonlySet<PaperId>>;
  /** Messages that show the paper. */
  postings(paperId: PaperId): Promise<readonly Posting[]>;
}
