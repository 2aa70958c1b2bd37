/**
 * Deletes what is older than a moment (epoch milliseconds), a slice at a time; yields how many rows
 * each slice took, and goes on when it is asked to.
 */
type Deletion = (before: number) => AsyncIterable<number>;

export interface RetentionStore {
  /** Readings of popularity; those that tell it and its growth stay, however old. */
  readonly observations: Deletion;
  /** Reactions and ballots, by when they were cast. */
  readonly votes: Deletion;
  /** Reactions to messages that are no delivery: whoever is in a channel hears of all of them. */
  readonly strayReactions: Deletion;
  readonly saved: Deletion;
  /** That somebody was forgotten. */
  readonly marks: Deletion;
}
