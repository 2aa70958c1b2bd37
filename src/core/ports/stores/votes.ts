import type { PaperId } from '../../paper/identity.ts';
import type { MessageRef, Person, Reactor } from '../chat-platform.ts';

/** A reaction as it stands on a platform. */
export interface Reaction extends Reactor {
  readonly message: MessageRef;
  /** Epoch milliseconds when it was first seen. */
  readonly at: number;
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

export interface VoteStore {
  add(reaction: Reaction): Promise<void>;
  remove(reaction: Omit<Reaction, 'at'>): Promise<void>;
  /** Makes a message's reactions exactly these. Returns how many were added and removed. */
  replace(
    of: { readonly platform: string; readonly message: MessageRef },
    reactors: readonly Reactor[],
    at: number,
  ): Promise<{ readonly added: number; readonly removed: number }>;
  /** Votes of a team for papers; a paper without votes is absent. */
  tally(electorate: Electorate, ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, number>>;
  /** Papers by votes cast since a moment, most first. */
  top(electorate: Electorate, since: number, limit: number): Promise<readonly Tally[]>;
}
