import type { Message } from '../message/model.ts';
import type { PaperId } from '../paper/identity.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '../ports/chat-platform.ts';

/** What a delivery does: the parent message, the thread under it, or one paper in the thread. */
export type DeliveryStep = 'parent' | 'thread' | 'paper';

/** One message of an edition, frozen when the edition was planned. */
export interface Delivery {
  /** Deterministic: the same message of the same edition has the same key. */
  readonly key: string;
  readonly editionId: string;
  readonly channel: ChannelRef;
  /** Order within the edition, from 0; a delivery is sent after the one before it. */
  readonly seq: number;
  readonly step: DeliveryStep;
  readonly paperId?: PaperId;
  readonly message: Message;
  readonly state: DeliveryState;
}

/**
 * The outbox's states. `sending` is written before the network is touched, so that after a crash
 * it means "may have been sent", exactly like `unknown`.
 */
export type DeliveryState =
  | { readonly name: 'pending'; readonly attempts: number; readonly dueAt: number }
  | {
      readonly name: 'sending';
      readonly attempts: number;
      readonly firstAttemptAt: number;
      readonly lastAttemptAt: number;
    }
  | {
      readonly name: 'unknown';
      readonly attempts: number;
      readonly dueAt: number;
      readonly firstAttemptAt: number;
      readonly lastAttemptAt: number;
    }
  | { readonly name: 'sent'; readonly ref: MessageRef | ThreadRef; readonly sentAt: number }
  | { readonly name: 'failed'; readonly reason: string };
