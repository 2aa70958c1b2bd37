/** What was done not long ago, by key. */
export interface Recently {
  /** False when it was done within that time; otherwise it counts as done now. */
  claim(key: string, now: number): boolean;
  /** It was not done after all. */
  release(key: string): void;
}

/**
 * @param most how many are remembered; the oldest are forgotten first
 */
export function createRecently(withinMs: number, most: number): Recently {
  const done = new Map<string, number>();
  return {
    claim(key, now) {
      const at = done.get(key);
      if (at !== undefined && now - at < withinMs) return false;
      // Deleted first, so that it stands at the end of the map's order.
      done.delete(key);
      done.set(key, now);
      const [oldest] = done.keys();
      if (oldest !== undefined && done.size > most) done.delete(oldest);
      return true;
    },
    release: (key) => void done.delete(key),
  };
}
