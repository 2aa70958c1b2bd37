/** Values that are worth keeping for a while, within a limit. */
export interface Cache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, bytes: number): void;
}

/** What an entry takes beside its value: the key, and its place in a map. */
const OVERHEAD = 160;

/**
 * Keeps what was used lately: two generations, of which the older is dropped as a whole when the
 * younger has filled half of the room. What is used moves to the younger one.
 * @param room bytes, as they are now
 */
export function createCache<V>(room: () => number): Cache<V> {
  interface Kept {
    readonly value: V;
    readonly bytes: number;
  }
  let young = new Map<string, Kept>();
  let old = new Map<string, Kept>();
  let filled = 0;
  const keep = (key: string, kept: Kept): void => {
    filled += kept.bytes;
    if (filled > room() / 2) {
      old = young;
      young = new Map();
      filled = kept.bytes;
    }
    young.set(key, kept);
  };
  return {
    get(key) {
      const kept = young.get(key);
      if (kept) return kept.value;
      const older = old.get(key);
      if (older) keep(key, older);
      return older?.value;
    },
    set: (key, value, bytes) => keep(key, { value, bytes: bytes + OVERHEAD }),
  };
}
