import type { Message } from '../../message/model.ts';
import type { PaperId } from '../../paper/identity.ts';
import type { ChannelRef, MessageRef } from '../chat-platform.ts';

/** A message that shows a paper, where votes on it come from and are shown. */
export interface Display {
  /** The delivery's key. */
  readonly key: string;
  readonly message: MessageRef;
  readonly channel: ChannelRef;
  readonly paperId: PaperId;
  /** The votes that it shows. */
  readonly votes: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** With its content, as it was frozen: without votes. */
export interface WholeDisplay extends Display {
  readonly content: Message;
}

export interface DisplayStore {
  /** The message that a platform calls by this reference, if it shows a paper. */
  byMessage(platform: string, message: MessageRef): Promise<WholeDisplay | undefined>;
  /** Messages that show these papers, sent since a moment (epoch milliseconds). */
  ofPapers(ids: readonly PaperId[], since: number): Promise<readonly Display[]>;
  /** All of a platform sent since a moment, the newest first. */
  since(platform: string, since: number): Promise<readonly Display[]>;
  /** Records how many votes a message now shows. */
  shown(key: string, votes: number): Promise<void>;
  /** Papers that have lost votes otherwise than by an event; each is told once. */
  takeOutdated(): Promise<readonly PaperId[]>;
}
