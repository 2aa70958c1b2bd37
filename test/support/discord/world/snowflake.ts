const DISCORD_EPOCH = 1_420_070_400_000n;
const SEQUENCE_BITS = 22n;

/** Ids that carry their time, each greater than the one before. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const base = (BigInt(Math.trunc(now())) - DISCORD_EPOCH) << SEQUENCE_BITS;
    last = base > last ? base : last + 1n;
    return String(last);
  };
}
