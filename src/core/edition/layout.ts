/** A thread with a message per paper, or one message with a line per paper. */
export type Layout = 'thread' | 'compact';

export const LAYOUTS = ['thread', 'compact'] as const satisfies readonly Layout[];
