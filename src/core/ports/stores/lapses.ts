import type { Delivery } from '../../delivery/model.ts';
import type { Edition } from '../../edition/model.ts';
import type { Run } from '../../schedule/next-run.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '../refs.ts';

/**
 * The time between a backup and its restoring, as one channel's: the database knows nothing of it,
 * and the channel may have had editions.
 */
export interface Lapse {
  readonly subscriptionId: string;
  readonly channel: ChannelRef;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
}

/** An edition that stands in a channel although the database did not know of it. */
export interface FoundEdition {
  readonly edition: Edition;
  readonly deliveries: readonly FoundDelivery[];
}

export interface FoundDelivery {
  readonly delivery: Delivery;
  readonly ref: MessageRef | ThreadRef;
  /** About when it was sent, epoch milliseconds. */
  readonly sentAt: number;
}

export interface Restored {
  /** Messages that may have been sent since the backup. */
  readonly doubtful: number;
  /** Channels that may have had editions since the backup. */
  readonly channels: number;
}

/** While a channel's lapse is open, no edition is planned for it. */
export interface LapseStore {
  /**
   * The database was restored from a backup just now: opens a lapse for every channel, and makes
   * doubtful what was not sent yet when the backup was made, and which votes messages show.
   */
  begin(now: number): Promise<Restored>;
  open(): Promise<readonly Lapse[]>;
  /** Keeps what was found, and lets the channel's editions go on from `next`; one transaction. */
  close(subscriptionId: string, found: readonly FoundEdition[], next: Run): Promise<void>;
}
