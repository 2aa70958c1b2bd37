/** What may be asked of an edition, by commands and by configuration alike. */

/** Papers in an edition, at most. */
export const COUNT = { min: 1, max: 20 } as const;

/** Upvotes that a paper needs. */
export const MINIMUM = { min: 0, max: 1000 } as const;

/** How many topics a channel has, and characters a topic. */
export const TOPICS = { most: 20, longest: 60 } as const;
