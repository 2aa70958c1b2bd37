const MICROS = 1_000_000n;

/** Timestamps that are ids at the same time: seconds and microseconds, each later than the last. */
export function createTimestamps(now: () => number): () => string {
  let last = 0n;
  return () => {
    const current = BigInt(Math.trunc(now())) * 1000n;
    last = current > last ? current : last + 1n;
    return `${last / MICROS}.${String(last % MICROS).padStart(6, '0')}`;
  };
}

export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,12}(\.\d{1,6})?$/.test(value);
}

/** Comparable; a number loses the last digits. */
export function microseconds(timestamp: string): bigint {
  const [seconds = '0', micros = ''] = timestamp.split('.');
  return BigInt(seconds) * MICROS + BigInt(micros.padEnd(6, '0'));
}
