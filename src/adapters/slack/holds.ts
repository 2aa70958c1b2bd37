/** Who must wait because Slack said so: one channel, or the whole workspace. */
export interface Holds {
  /** Slack asks to wait so long (ms) before the next message to this channel. */
  limited(channel: string, waitMs: number): void;
  /** How long (ms) a message to this channel must wait. */
  waitFor(channel: string): number;
}

/**
 * Slack does not say which limit was met (platforms.md, 1.1). A second channel that is limited while
 * the first one waits means the workspace: asking for every other channel would only be more of it.
 */
export function createHolds(): Holds {
  const untils = new Map<string, number>();

  function forget(now: number): void {
    for (const [channel, until] of untils) if (until <= now) untils.delete(channel);
  }

  return {
    limited(channel, waitMs) {
      const now = performance.now();
      forget(now);
      untils.set(channel, now + waitMs);
    },
    waitFor(channel) {
      const now = performance.now();
      forget(now);
      const until = untils.size > 1 ? Math.max(...untils.values()) : untils.get(channel);
      return Math.max(0, (until ?? now) - now);
    },
  };
}
