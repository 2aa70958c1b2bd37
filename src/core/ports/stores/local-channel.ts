import type { Message } from '../../message/model.ts';
import type { Reactor } from '../chat-platform.ts';

/** A message that the local channel holds; `thread` is its parent's id when it is a reply. */
export interface LocalMessage {
  readonly id: string;
  readonly key: string;
  readonly thread?: string;
  readonly content: Message;
  /** Epoch milliseconds. */
  readonly postedAt: number;
}

/** The memory of the local channel: what Slack and Discord keep on their own servers. */
export interface LocalChannelStore {
  /** The message with this key, which is stored first when there is none. */
  post(message: Omit<LocalMessage, 'id'>): Promise<LocalMessage>;
  edit(id: string, content: Message): Promise<boolean>;
  get(id: string): Promise<LocalMessage | undefined>;
  byKey(key: string): Promise<LocalMessage | undefined>;
  /** Parents, the newest first, older than a moment when given. */
  parents(limit: number, before?: number): Promise<readonly LocalMessage[]>;
  /** Replies of a parent, in order. */
  replies(thread: string): Promise<readonly LocalMessage[]>;
  react(id: string, reactor: Reactor): Promise<boolean>;
  unreact(id: string, reactor: Reactor): Promise<boolean>;
  reactors(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Reactor[]>>;
}
