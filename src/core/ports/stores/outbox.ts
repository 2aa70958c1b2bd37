import type { Delivery } from '../../delivery/model.ts';
import type { PaperId } from '../../paper/identity.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '../chat-platform.ts';

/** A delivery that this process has claimed, with what it needs to be sent. */
export interface Claim {
  readonly delivery: Delivery;
  /** True when an earlier attempt's outcome is not known: look before sending. */
  readonly doubtful: boolean;
  /** Epoch milliseconds of the first attempt, this one included. */
  readonly firstAttemptAt: number;
  /** References of what was sent before it in the edition. */
  readonly parent?: MessageRef;
  readonly thread?: ThreadRef;
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

/** A message that shows a paper, where votes on it come from. */
export interface PaperMessage {
  readonly message: MessageRef;
  readonly paperId: PaperId;
  readonly channel: ChannelRef;
  readonly sentAt: number;
}

export interface OutboxStore {
  /**
   * Claims the next delivery that may be sent now, of a platform, in one committed statement:
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
  counts(): Promise<OutboxCounts>;
  /** Deliveries to a channel that were given up since a moment, the newest first. */
  failures(channel: ChannelRef, since: number): Promise<readonly Failure[]>;
  /** Messages that show papers, sent since a moment. */
  paperMessages(platform: string, since: number): Promise<readonly PaperMessage[]>;
}
