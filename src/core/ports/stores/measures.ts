import type { DeliveryState } from '../../delivery/model.ts';
import type { Ballot } from './votes.ts';

export interface DeliveryCount {
  readonly platform: string;
  readonly state: DeliveryState;
  readonly deliveries: number;
}

/** Ways in which a vote can be given, each counted for itself. */
export interface VoteCount {
  readonly origin: 'reaction' | Ballot['origin'];
  readonly votes: number;
}

/** How things stand as a whole, for whoever runs Paperboy; nothing here is of a single channel. */
export interface MeasureStore {
  deliveries(): Promise<readonly DeliveryCount[]>;
  /**
   * When the edition was planned that has waited longest for one of its messages to be sent, epoch
   * milliseconds; undefined when none waits.
   */
  oldestWaiting(platforms: readonly string[]): Promise<number | undefined>;
  /** The due time of the edition that a channel has waited longest for, epoch milliseconds. */
  oldestDue(now: number): Promise<number | undefined>;
  /**
   * Votes that stand.
   * @param emojis those that are votes, as `normaliseEmoji` gives them
   */
  votes(emojis: readonly string[]): Promise<readonly VoteCount[]>;
}
