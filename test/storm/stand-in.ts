import type { Trouble } from './plan.ts';

/** What people react with; all but the party are votes. */
export const EMOJIS = ['thumb', 'dark thumb', 'fire', 'party'] as const;
export type Emoji = (typeof EMOJIS)[number];
export const isVote = (emoji: Emoji): boolean => emoji !== 'party';

/** A message of the program as it stands on the platform. */
export interface Posted {
  /** As the program's database calls it. */
  readonly ref: string;
  /** The subscribed channel, also of what stands in a thread. */
  readonly channel: string;
  readonly thread?: string;
  /** The delivery that the message itself names, where it does. */
  readonly key?: string;
  /** The paper that it is about; an edition's own message is about none. */
  readonly paper?: string;
  /** The votes that it shows. */
  readonly votes: number;
  /** The bot has put an emoji under it. */
  readonly seeded: boolean;
  readonly reactions: readonly Reaction[];
}

export interface Reaction {
  readonly person: string;
  readonly emoji: Emoji;
}

/** A command as somebody types it. */
export interface Typed {
  readonly name: string;
  readonly options?: Readonly<Record<string, string | number>>;
}

/** What the storm needs of a platform's stand-in: weather, people, and what stands there. */
export interface StandIn {
  readonly name: string;
  /** How the program finds it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How often the program has logged in. */
  logins(): number;
  /** The program can be told what people do. */
  isReached(): boolean;
  /** Requests so far, and those among them that post a message. */
  requests(): number;
  posts(): number;
  /** Answers of 429 so far, of the stand-in's own limits. */
  limited(): number;
  /** A channel that the first of the people may manage. */
  addChannel(): string;
  readonly people: readonly [string, ...string[]];
  /** What the answer says; undefined when none came. */
  ask(person: string, channel: string, command: Typed): Promise<string | undefined>;
  pressVote(person: string, message: Posted): Promise<string | undefined>;
  react(person: string, message: Posted, emoji: Emoji): void;
  unreact(person: string, message: Posted, emoji: Emoji): void;
  /** The program's messages in a channel and its threads, in the order in which they came. */
  posted(channel: string): readonly Posted[];
  /** @param channel where something is being posted just now */
  cause(trouble: Trouble, channel: string | undefined): void;
  /** Nothing more goes wrong with requests. */
  heal(): void;
  /** The same, and nothing is away any more. */
  calm(): Promise<void>;
  close(): Promise<void>;
}
