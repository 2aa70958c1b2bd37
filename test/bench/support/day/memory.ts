import { setTimeout as sleep } from 'node:timers/promises';

/** What this process holds once everything that nobody needs is collected, in MB. */
export interface Memory {
  /** Of the operating system. */
  readonly resident: number;
  readonly heap: number;
  /** Buffers and the like. */
  readonly outside: number;
}

const MEGABYTE = 1024 ** 2;

/** What a collection frees is given back a moment later. */
const PAUSE_MS = 200;
const COLLECTIONS = 3;

export async function measureMemory(): Promise<Memory> {
  const { gc } = globalThis;
  if (!gc) throw new Error('Run it with node --expose-gc.');
  for (let time = 0; time < COLLECTIONS; time += 1) {
    gc();
    await sleep(PAUSE_MS);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / MEGABYTE, heap: heapUsed / MEGABYTE, outside: external / MEGABYTE };
}
