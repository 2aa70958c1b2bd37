import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from './collections.ts';
import type { Engine } from './engine.ts';
import { measure, type Quality, quantile } from './measures.ts';

/** As deep as recall is measured, and one for a query that is itself a document. */
const DEPTH = 101;
const WARM = 5;

export interface Row extends Quality {
  readonly engine: string;
  /** Milliseconds for the ten best. */
  readonly p50: number;
  readonly p95: number;
  readonly indexSeconds: number;
  readonly megabytes: number | undefined;
  /** How much the process grew; with `--expose-gc`, after collecting garbage. */
  readonly memory: number;
}

export async function runEngine(
  open: () => Engine | Promise<Engine>,
  { documents, queries }: Collection,
): Promise<Row> {
  const before = await memoryInUse();
  const engine = await open();
  const startedAt = performance.now();
  await engine.add(documents);
  const indexSeconds = (performance.now() - startedAt) / 1000;
  for (const { text } of queries.slice(0, WARM)) await engine.search(text, 10);
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const times: number[] = [];
  const answered = [];
  for (const query of queries) {
    const from = performance.now();
    await engine.search(query.text, 10);
    times.push(performance.now() - from);
    const found = await engine.search(query.text, DEPTH);
    // Of a query that is a paper's title, that paper itself is no answer.
    answered.push({ query, found: found.filter((id) => titles.get(id) !== query.text) });
  }
  const memory = (await memoryInUse()) - before;
  const size = engine.size();
  await engine.close();
  return {
    engine: engine.name,
    ...measure(answered),
    ...{ p50: quantile(times, 0.5), p95: quantile(times, 0.95), indexSeconds, memory },
    megabytes: size === undefined ? undefined : size / 1e6,
  };
}

/** Megabytes that objects, buffers and machine code hold. */
export async function memoryInUse(): Promise<number> {
  await sleep(50);
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
