import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { memoryInUse } from './compare-engines.ts';
import type { Engine } from './engine.ts';
import { openFts5 } from './fts5.ts';
import { quantile } from './measures.ts';
import { openPaperboy, type Paperboy } from './paperboy.ts';
import { readSynthetic, type Synthetic } from './synthetic.ts';

const PUT = 5_000;
const NEW_PAPERS = 1_000;
const QUERIES = 200;
/** SQLite's own search takes a hundred times as long. */
const PEER_QUERIES = 20;

/** Building a million anew would take as long as building them did. */
const MOST_REBUILT = 200_000;

type Print = (line: string) => void;

/** Megabytes resident: the engine gives memory back some seconds after it is free. */
async function settledMemory(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return process.memoryUsage().rss / 1e6;
}

/** A large library of recombined sentences: how quick, how large, and whether the program goes on. */
export async function resample(
  folder: string,
  count: number,
  given: string | undefined,
  print: Print,
): Promise<void> {
  const corpus = given ?? findCorpus(folder);
  if (corpus === undefined) throw new Error('Name the papers to recombine: --corpus FILE.jsonl.gz');
  const synthetic = readSynthetic(corpus);
  const before = await memoryInUse();
  const resident = await settledMemory();
  const paperboy = await openPaperboy();
  try {
    await fill(paperboy, synthetic, count, print);
    await searches(paperboy, synthetic, QUERIES, print);
    const searching = (await settledMemory()) - resident;
    print(`${searching.toFixed(0)} MB more resident after indexing and searching`);
    await newPapers(paperboy, synthetic, count, print);
    if (count <= MOST_REBUILT) await whileMerging(paperboy, synthetic, print);
    const rss = (await settledMemory()) - resident;
    const peak = process.resourceUsage().maxRSS / 1e3 - resident;
    print(
      `memory grew by ${((await memoryInUse()) - before).toFixed(0)} MB (objects and buffers), ` +
        `${rss.toFixed(0)} MB resident once garbage was given back, at most ${peak.toFixed(0)} MB`,
    );
    print(`index ${((paperboy.size() ?? 0) / 1e6).toFixed(0)} MB on disk`);
  } finally {
    await paperboy.close();
  }
  const peer = openFts5();
  for (let from = 0; from < count; from += PUT) {
    await peer.add(synthetic.documents(from, Math.min(from + PUT, count)));
  }
  await searches(peer, synthetic, PEER_QUERIES, print);
  await peer.close();
}

const findCorpus = (folder: string): string | undefined =>
  [folder, dirname(folder), join(dirname(folder), 'huggingface')]
    .map((one) => join(one, 'corpus.jsonl.gz'))
    .find((file) => existsSync(file));

/** Runs something; tells how long it took, and the longest time in which nothing else could run. */
async function watch(run: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const startedAt = performance.now();
  delay.enable();
  await run();
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { took: performance.now() - startedAt - 5, blocked: delay.max / 1e6 };
}

async function fill(paperboy: Paperboy, synthetic: Synthetic, count: number, print: Print) {
  const put = await watch(async () => {
    for (let from = 0; from < count; from += PUT) {
      await paperboy.put(synthetic.documents(from, Math.min(from + PUT, count)));
    }
  });
  const index = await watch(() => paperboy.storage.searchUpkeep.tend());
  print(`${count} papers stored and made up in ${seconds(put.took)}`);
  print(`indexed in ${seconds(index.took)}, longest block ${index.blocked.toFixed(0)} ms`);
}

async function searches(engine: Engine, synthetic: Synthetic, count: number, print: Print) {
  const kinds = {
    keywords: synthetic.keywords(count),
    'whole sentences': synthetic.sentences(count),
    'pasted abstracts': synthetic.abstracts(Math.ceil(count / 4)),
  };
  for (const text of synthetic.keywords(5)) await engine.search(`${text} warm`, 10);
  for (const [kind, texts] of Object.entries(kinds)) {
    const times: number[] = [];
    const { blocked } = await watch(async () => {
      for (const text of texts) {
        const from = performance.now();
        await engine.search(text, 10);
        times.push(performance.now() - from);
        // The next one comes when somebody asks: without a pause all would count as one block.
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const [p50, p95, max] = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(1));
    print(
      `${engine.name}, ${kind}: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms; ` +
        `longest block ${blocked.toFixed(0)} ms`,
    );
  }
}

async function newPapers(paperboy: Paperboy, synthetic: Synthetic, from: number, print: Print) {
  const added = synthetic.documents(from, from + NEW_PAPERS);
  await paperboy.put(added);
  const name = added.at(-1)?.title.split(' ').at(-1) ?? '';
  let found: readonly string[] = [];
  const { took, blocked } = await watch(async () => {
    found = await paperboy.search(name, 10);
  });
  const isFound = found[0] === added.at(-1)?.id;
  print(
    `${NEW_PAPERS} new papers ${isFound ? 'searchable' : 'NOT FOUND'} within ${took.toFixed(0)} ms, ` +
      `longest block ${blocked.toFixed(0)} ms`,
  );
}

/** Searches one after the other while what is new becomes part of the index. */
async function whileMerging(paperboy: Paperboy, synthetic: Synthetic, print: Print) {
  const texts = synthetic.keywords(QUERIES);
  const times: number[] = [];
  let isDone = false;
  const { took, blocked } = await watch(async () => {
    const rebuilt = paperboy.storage.searchUpkeep
      .reindex(() => undefined)
      .finally(() => {
        isDone = true;
      });
    for (let index = 0; !isDone; index += 1) {
      const from = performance.now();
      await paperboy.search(texts[index % texts.length] ?? '', 10);
      times.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await rebuilt;
  });
  const { agrees, segments } = await paperboy.storage.searchUpkeep.status();
  print(
    `rebuilt and merged in ${seconds(took)} while ${times.length} searches were answered ` +
      `(p95 ${quantile(times, 0.95).toFixed(0)} ms), longest block ${blocked.toFixed(0)} ms; ` +
      `${segments} segments, index and papers ${agrees ? 'agree' : 'DIFFER'}`,
  );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
