/**
 * Rows of scores that are used again: for a million papers they are megabytes, which take longer to
 * get and to collect than to clear.
 */
export interface ScoreRows {
  /** All of it is 0. */
  take(length: number): Float32Array;
  giveBack(rows: readonly Float32Array[]): void;
}

/** Enough for two searches at a time over an index in a few segments. */
const MOST_KEPT = 16;

export function createScoreRows(): ScoreRows {
  let kept: Float32Array[] = [];
  return {
    take(length) {
      const index = kept.findIndex((row) => row.length === length);
      const [row] = index === -1 ? [] : kept.splice(index, 1);
      return row ?? new Float32Array(length);
    },
    giveBack(rows) {
      for (const row of rows) row.fill(0);
      // The last ones are of the lengths that the segments have now.
      kept = [...kept, ...rows].slice(-MOST_KEPT);
    },
  };
}
