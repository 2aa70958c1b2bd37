/** Gains in the order that was shown, best possible order as the yardstick; 0 to 1. */
export function ndcg(gains: readonly number[], depth: number): number {
  const ideal = dcg(gains.toSorted((a, b) => b - a).slice(0, depth));
  return ideal === 0 ? 1 : dcg(gains.slice(0, depth)) / ideal;
}

const dcg = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);

/**
 * The share of the best `depth` values that the first `depth` places show. Values equal to the
 * last of the best count as one of them, so that ties favour no order.
 */
export function shareOfTop(values: readonly number[], depth: number): number {
  const size = Math.min(depth, values.length);
  if (size === 0) return 1;
  const least = values.toSorted((a, b) => b - a)[size - 1] ?? 0;
  return values.slice(0, size).filter((value) => value >= least).length / size;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The 95 % percentile interval of the mean over 10,000 seeded resamples. */
export function bootstrap(values: readonly number[]): readonly [number, number] {
  const random = mulberry32(2026);
  const pick = () => values[Math.floor(random() * values.length)] ?? 0;
  const means = Array.from({ length: 10_000 }, () => mean(values.map(pick))).sort((a, b) => a - b);
  return [means[249] ?? Number.NaN, means[9_749] ?? Number.NaN];
}

/** Tommy Ettinger's public domain generator: every run draws the same samples. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
