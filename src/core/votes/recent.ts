/** Messages older than this are not asked about any more: their votes have long settled. */
export const RECENT_MS = 14 * 24 * 3_600_000;
