import type { PaperId } from '../../paper/identity.ts';
import type { Account } from '../../people/account.ts';
import type { ChannelRef } from '../refs.ts';
import type { Ballot } from './votes.ts';

/** One thing that a person left. */
export type KnownItem =
  | { readonly kind: 'ballot'; readonly paperId: PaperId; readonly origin: Ballot['origin'] }
  | { readonly kind: 'saved'; readonly paperId: PaperId }
  /** Without a paper where the message is none of Paperboy’s that shows one. */
  | { readonly kind: 'reaction'; readonly paperId?: PaperId; readonly emoji: string };

/** Everything that is kept of a person, in all workspaces of their platform. */
export interface Known {
  /** The newest first. */
  readonly items: readonly (KnownItem & {
    /** Epoch milliseconds. */
    readonly at: number;
  })[];
  /** Channels whose settings name them as who changed them last. */
  readonly channels: readonly ChannelRef[];
}

export interface PeopleStore {
  known(account: Account): Promise<Known>;
  /**
   * Deletes all of it, in one transaction; subscriptions stay, without their name. Which papers have
   * fewer votes now is kept for `DisplayStore.takeOutdated`. Of messages sent before, a platform’s
   * list of reactors brings none of the person’s reactions back.
   */
  forget(account: Account, at: number): Promise<void>;
}
