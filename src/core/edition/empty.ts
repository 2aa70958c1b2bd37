/** What a channel hears of an edition without papers: one line that says why, or nothing. */
export type Empty = 'line' | 'nothing';

export const EMPTY = ['line', 'nothing'] as const satisfies readonly Empty[];
