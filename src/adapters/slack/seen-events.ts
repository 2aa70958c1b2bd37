/** Slack repeats an event for about six minutes (platforms.md, 1.4). */
const REPEATED_MS = 15 * 60_000;

/** Events that were told already, by their ids. */
export interface SeenEvents {
  /** Whether this is the first time. */
  isNew(id: string): boolean;
}

export function createSeenEvents(now: () => number): SeenEvents {
  /** In the order in which they came. */
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const at = now();
      for (const [old, since] of seen) {
        if (at - since < REPEATED_MS) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, at);
      return true;
    },
  };
}
