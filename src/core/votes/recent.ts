/**
 * Messages older than this are not asked about any more: their votes have long settled. Votes are
 * kept for longer, and that somebody was forgotten for as long.
 */
export const RECENT_MS = 14 * 24 * 3_600_000;
