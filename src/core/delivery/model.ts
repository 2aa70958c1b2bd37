import type { Message } from '../message/model.ts';
import type { PaperId } from '../paper/identity.ts';
import type { ChannelRef } from '../ports/chat-platform.ts';

/**
 * What a delivery does: the parent message, the thread under it, one paper in the thread, or the
 * bot's reaction to the paper before it, which people tap to vote.
 */
export type DeliveryStep = 'parent' | 'thread' | 'paper' | 'reaction';

/** One step of an edition, frozen when the edition was planned. */
export interface Delivery {
  /** Deterministic: the same message of the same edition has the same key. */
  readonly key: string;
  readonly editionId: string;
  readonly channel: ChannelRef;
  /** Order within the edition, from 0; a delivery is sent after the one before it. */
  readonly seq: number;
  readonly step: DeliveryStep;
  readonly paperId?: PaperId;
  /** What is posted; a thread's first heading names it, and a reaction's text is its emoji. */
  readonly message: Message;
}

/**
 * The outbox's states. `sending` is written before the network is touched, so that after a crash
 * it means "may have been sent", exactly like `unknown`. `pending` follows planning or a definite
 * refusal; `failed` is final.
 */
export type DeliveryState = 'pending' | 'sending' | 'unknown' | 'sent' | 'failed';
