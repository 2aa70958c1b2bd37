/** Answers that are still worth something, by key. */
export interface Remembered<T> {
  /** Undefined when it was never there, or too long ago. */
  get(key: string, now: number): T | undefined;
  set(key: string, value: T, now: number): void;
}

/**
 * @param most how many are remembered; the oldest are forgotten first
 */
export function createRemembered<T>(withinMs: number, most: number): Remembered<T> {
  const known = new Map<string, { readonly value: T; readonly at: number }>();
  return {
    get(key, now) {
      const found = known.get(key);
      return found && now - found.at < withinMs ? found.value : undefined;
    },
    set(key, value, now) {
      // Deleted first, so that it stands at the end of the map's order.
      known.delete(key);
      known.set(key, { value, at: now });
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size > most) known.delete(oldest);
    },
  };
}
