/** Counts a growing list, and those in it that are of interest, each once. */
export function createCount<T>(list: readonly T[], isIt: (item: T) => boolean): () => number {
  let read = 0;
  let count = 0;
  return () => {
    for (; read < list.length; read += 1) {
      const item = list[read];
      if (item !== undefined && isIt(item)) count += 1;
    }
    return count;
  };
}
