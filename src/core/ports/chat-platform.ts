import type { Layout } from '../edition/layout.ts';
import type { Action, Message } from '../message/model.ts';
import type { Reply } from '../message/reply.ts';
import type { Trouble } from '../operating-page.ts';
import type { ChannelRef, MessageRef, Person, ThreadRef } from './refs.ts';

export type { ChannelRef, MessageRef, Person, ThreadRef };

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

/**
 * The platform's own list of who reacted to a message with an emoji that may be a vote, its own
 * bots left out: the truth about reactions.
 */
export interface Reactors {
  readonly reactors: readonly Reactor[];
  readonly complete: boolean;
}

export interface ReactionEvent extends Reactor {
  readonly message: MessageRef;
  readonly change: 'added' | 'removed';
}

/** Who asks, and where; a thread counts as the channel that it is in. */
export interface Asker {
  readonly person: Person;
  readonly channel: ChannelRef;
}

/** A value that an option may take, as people read it and as the command takes it. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What a person has typed so far of one option of a command. */
export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** Where nothing can be posted any more: one channel, or all of a workspace. */
export type Place = ChannelRef | Omit<ChannelRef, 'id'>;

/** What a platform tells the core. */
export interface Handlers {
  /** The text after `/papers`. */
  command(text: string, asker: Asker): Promise<Reply>;
  /**
   * A button, a submitted form or a command with typed options: its name and arguments as data.
   * @param origin whether it was typed; a button unless said
   */
  action(action: Action, asker: Asker, origin?: 'button' | 'command'): Promise<Reply>;
  /** What a person may mean by a text that they are still typing. */
  suggest(text: string, asker: Asker): Promise<readonly string[]>;
  /** What a person may mean by an option that they are still typing. */
  complete(typing: Typing, asker: Asker): Promise<readonly Choice[]>;
  /** "Find this paper" on a message: its text, links included. */
  find(text: string, asker: Asker): Promise<Reply>;
  /** What somebody's own page on the platform shows; the asker's channel id may be empty. */
  home(asker: Asker): Promise<Message>;
  /**
   * Links to papers that somebody posted in a channel: what to show under each; nothing for a link
   * that is to be left alone.
   */
  links(urls: readonly string[], asker: Asker): Promise<ReadonlyMap<string, Message>>;
  /** Resolves once the event is stored. */
  reaction(event: ReactionEvent): Promise<void>;
  /** Reactions to this message changed in a way that only its list of reactors tells. */
  recount(message: MessageRef): Promise<void>;
  /** Events may have been missed. */
  gap(): void;
  /** All workspaces that the bot is in now: at each first connection, and when one is added. */
  present(workspaces: readonly string[]): void;
  /** A channel was deleted, or a workspace removed the bot; `reason` is for the operator. */
  gone(place: Place, reason: string): Promise<void>;
}

/** A chat platform. Methods throw PlatformError when the platform does not do what is asked. */
export interface ChatPlatform {
  readonly name: string;
  /**
   * How long (ms) after a lost answer the platform may still show the message: a look-up that
   * finds nothing proves something only after that.
   */
  readonly settleMs: number;
  /**
   * Editions that are sent at a time: enough to use what the platform allows over all of its
   * channels, and few enough that the first channels are complete in seconds when a thousand are
   * due.
   */
  readonly lanes?: number;
  /**
   * What people should know of the platform's ways when they type commands, a sentence or two;
   * shown in help.
   */
  readonly advice?: string;
  /** Resolves at once where a connection takes time: `problem` tells how it stands. */
  start(handlers: Handlers): Promise<void>;
  stop(): Promise<void>;
  /** Why the platform as a whole can't be used now, for the operator; undefined when all is well. */
  problem(): Trouble | undefined;
  /** What does not work on this platform although it can be used, for the operator. */
  limitations?(): readonly Trouble[];
  post(channel: ChannelRef, message: Message, options: PostOptions): Promise<MessageRef>;
  /** @param key the delivery's, under which the message is to be found further on */
  edit(message: MessageRef, content: Message, key?: string): Promise<EditResult>;
  /** Idempotent: a message has one thread. */
  openThread(message: MessageRef, title: string): Promise<ThreadRef>;
  /**
   * Puts the bot's own reaction there, to be tapped by people; idempotent, never a vote. Absent
   * where a paper's own buttons serve.
   */
  react?(message: MessageRef, emoji: string): Promise<void>;
  listReactors(message: MessageRef): Promise<Reactors>;
  findPosted(channel: ChannelRef, options: FindOptions): Promise<Found>;
  /**
   * Which of many deliveries stand in one place, each by its key; undefined when the platform can't
   * be asked.
   */
  listPosted(channel: ChannelRef, options: ListOptions): Promise<Posted | undefined>;
  /** A link to the message, when the platform has one. */
  permalink(message: MessageRef): Promise<string | undefined>;
  /** Sends a message to one person alone. */
  notify(person: Person, message: Message): Promise<void>;
  /** Whether the person may change what is posted in a channel, asked of the platform now. */
  mayManage(channel: ChannelRef, person: Person): Promise<boolean>;
  /** What keeps the bot from doing its work in a channel that gets editions in a layout. */
  channelProblem(channel: ChannelRef, layout: Layout): Promise<ChannelProblem | undefined>;
}

export interface ChannelProblem {
  /** What is wrong and what to do, for whoever manages the channel. */
  readonly reason: string;
  /** Nothing can be posted until it is mended; otherwise something is missing from what is posted. */
  readonly blocking: boolean;
}

export interface FindOptions extends PostOptions {
  /** Epoch milliseconds of the first attempt: nothing older can be it. */
  readonly since: number;
}

export interface ListOptions extends Omit<FindOptions, 'key'> {
  readonly keys: readonly string[];
}

export type Posted = ReadonlyMap<string, MessageRef>;
