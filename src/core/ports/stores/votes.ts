import type { PaperId } from '../../paper/identity.ts';
import type { ChannelRef, MessageRef, Person, Reactor } from '../chat-platform.ts';

/** A reaction as it stands on a platform. */
export interface Reaction extends Reactor {
  readonly message: MessageRef;
  /** Epoch milliseconds when it was first seen. */
  readonly at: number;
}

/** A vote that came by a button or a command instead of a reaction. */
export interface Ballot {
  readonly person: Person;
  readonly paperId: PaperId;
  readonly origin: 'button' | 'command';
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Everything through which one person's vote for one paper stands. */
export interface Expressions {
  /** By button or command. */
  readonly ballots: readonly Ballot['origin'][];
  /** On messages that show the paper; only the person can take them back, on the platform. */
  readonly reactions: readonly ReactionAt[];
}

export interface ReactionAt {
  readonly channel: ChannelRef;
  readonly message: MessageRef;
  readonly emoji: string;
}

/** Which people share votes, and which emojis are votes. */
export interface Electorate {
  readonly members: readonly Pick<Person, 'platform' | 'workspace'>[];
  /** As `normaliseEmoji` gives them. */
  readonly emojis: readonly string[];
}

export interface Tally {
  readonly paperId: PaperId;
  /** People, each counted once. */
  readonly votes: number;
}

/**
 * Reactions and ballots as they are; votes are derived: one person, one paper, one vote, while one
 * of its expressions stands.
 */
export interface VoteStore {
  add(reaction: Reaction): Promise<void>;
  remove(reaction: Omit<Reaction, 'at'>): Promise<void>;
  /**
   * Makes a message's reactions these, but for those of people who were forgotten after it was sent.
   * Returns how many were added and removed.
   */
  replace(
    of: { readonly platform: string; readonly message: MessageRef },
    reactors: readonly Reactor[],
    at: number,
  ): Promise<{ readonly added: number; readonly removed: number }>;
  /** Takes away those of a message's reactions that are not among these. Returns how many. */
  retain(
    of: { readonly platform: string; readonly message: MessageRef },
    reactors: readonly Reactor[],
  ): Promise<number>;
  /** Idempotent. */
  cast(ballot: Ballot): Promise<void>;
  /** Takes a person's ballots for a paper back, in all of the team; reactions stay. */
  withdraw(electorate: Electorate, person: Person, paperId: PaperId): Promise<void>;
  expressions(electorate: Electorate, person: Person, paperId: PaperId): Promise<Expressions>;
  /** Votes of a team for papers; a paper without votes is absent. */
  tally(electorate: Electorate, ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, number>>;
  /** Who voted for a paper, the first one first. */
  voters(electorate: Electorate, paperId: PaperId): Promise<readonly Person[]>;
  /** Papers by votes cast since a moment, most first. */
  top(electorate: Electorate, since: number, limit: number): Promise<readonly Tally[]>;
}
