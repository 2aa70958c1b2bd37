import type { Delivery, DeliveryStep } from '../../delivery/model.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '../chat-platform.ts';

/** A delivery that this process has claimed, with what it needs to be sent. */
export interface Claim {
  readonly delivery: Delivery;
  /** True when an earlier attempt's outcome is not known: look before sending. */
  readonly doubtful: boolean;
  /** Epoch milliseconds of the first attempt, this one included. */
  readonly firstAttemptAt: number;
  /** The thread that it goes into. */
  readonly thread?: ThreadRef;
  /** What was sent just before it: a thread's opening message, or what a reaction goes to. */
  readonly before?: MessageRef;
  readonly attempts: number;
}

export interface OutboxCounts {
  readonly pending: number;
  readonly sending: number;
  readonly unknown: number;
  readonly sent: number;
  readonly failed: number;
}

export interface Failure {
  readonly key: string;
  readonly reason: string;
}

export interface OutboxStore {
  /**
   * Claims the next delivery that may be sent now, of a platform, committed when it is returned:
   * doubtful ones first, then the earliest due; never before its predecessor was sent, never two
   * of one edition at a time.
   */
  claim(platform: string, now: number): Promise<Claim | undefined>;
  /** The end of a claimed attempt. */
  sent(key: string, ref: MessageRef | ThreadRef, at: number): Promise<void>;
  /** Definitely not sent; to be tried again at `dueAt`. */
  refused(key: string, reason: string, dueAt: number): Promise<void>;
  /** May have been sent; to be looked up at `dueAt`. */
  doubt(key: string, reason: string, dueAt: number): Promise<void>;
  /** Given up, with what follows it in its edition. */
  failed(key: string, reason: string): Promise<void>;
  /**
   * What is being sent while nobody sends was left behind: it may or may not have been sent, and
   * can be looked up `settleMs` after its last attempt. Returns how many there were.
   */
  recover(platform: string, settleMs: number): Promise<number>;
  /**
   * Makes what was given up of a subscription's editions, planned since a moment, pending again.
   * Returns the steps that were.
   */
  revive(
    subscriptionId: string,
    plannedSince: number,
    dueAt: number,
  ): Promise<readonly DeliveryStep[]>;
  counts(): Promise<OutboxCounts>;
  /** Deliveries to a channel that were given up since a moment, the newest first. */
  failures(channel: ChannelRef, since: number): Promise<readonly Failure[]>;
}
