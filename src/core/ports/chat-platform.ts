import type { Action, Message } from '../message/model.ts';
import type { Reply } from '../message/reply.ts';

/** A place to post, on one platform. */
export interface ChannelRef {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
}

/** Somebody who acts. Accounts are not linked across platforms. */
export interface Person {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
}

/** A message that a platform holds, a thread included; opaque to the core, survives storage. */
export type MessageRef = string;
export type ThreadRef = string;

export interface PostOptions {
  readonly thread?: ThreadRef;
  /** The delivery's key: the same key is the same message, however often it is sent. */
  readonly key: string;
}

export type EditResult = 'edited' | 'gone' | 'locked';

export type Found =
  | { readonly found: 'yes'; readonly message: MessageRef }
  | { readonly found: 'no' }
  /** The platform could not be asked. */
  | { readonly found: 'unknown' };

export interface Reactor {
  readonly person: Person;
  readonly emoji: string;
}

/** The platform's own list of who reacted to a message: the truth about reactions. */
export interface Reactors {
  readonly reactors: readonly Reactor[];
  readonly complete: boolean;
}

export interface ReactionEvent extends Reactor {
  readonly message: MessageRef;
  readonly change: 'added' | 'removed';
}

/** Who asks, and where. */
export interface Asker {
  readonly person: Person;
  readonly channel: ChannelRef;
}

/** What a platform tells the core. */
export interface Handlers {
  /** The text after `/papers`. */
  command(text: string, asker: Asker): Promise<Reply>;
  /** A button: a command with its arguments, as data. */
  action(action: Action, asker: Asker): Promise<Reply>;
  /** What a person may mean by a text that they are still typing. */
  suggest(text: string, asker: Asker): Promise<readonly string[]>;
  /** Resolves once the event is stored. */
  reaction(event: ReactionEvent): Promise<void>;
}

/** A chat platform. Methods throw PlatformError when the platform does not do what is asked. */
export interface ChatPlatform {
  readonly name: string;
  /**
   * How long (ms) after a lost answer the platform may still show the message: a look-up that
   * finds nothing proves something only after that.
   */
  readonly settleMs: number;
  start(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
  post(channel: ChannelRef, message: Message, options: PostOptions): Promise<MessageRef>;
  edit(message: MessageRef, content: Message): Promise<EditResult>;
  /** Idempotent: a message has one thread. */
  openThread(message: MessageRef, title: string): Promise<ThreadRef>;
  listReactors(message: MessageRef): Promise<Reactors>;
  findPosted(channel: ChannelRef, options: FindOptions): Promise<Found>;
  /** A link to the message, when the platform has one. */
  permalink(message: MessageRef): Promise<string | undefined>;
}

export interface FindOptions extends PostOptions {
  /** Epoch milliseconds of the first attempt: nothing older can be it. */
  readonly since: number;
}
