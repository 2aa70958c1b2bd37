/**
 * Paperboy's search beside SQLite's FTS5 and MiniSearch, in one run: how good, how quick, how large.
 * Usage: npm run bench:search -- FOLDER [--similar] [--resample COUNT [--corpus FILE]]
 * FOLDER holds collections: docs.jsonl, queries.jsonl and qrels.tsv each.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mean } from './support/metrics.ts';
import { collectionFolders, readCollection } from './support/search/collections.ts';
import { type Row, runEngine } from './support/search/compare-engines.ts';
import { openFts5 } from './support/search/fts5.ts';
import { openMiniSearch } from './support/search/minisearch.ts';
import { openPaperboy } from './support/search/paperboy.ts';
import { resample } from './support/search/resample.ts';
import { similar } from './support/search/similar.ts';
import { tabulate } from './support/search/table.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function compare(folder: string): Promise<void> {
  const ratios: number[] = [];
  for (const one of collectionFolders(folder)) {
    const collection = readCollection(one);
    const rows: Row[] = [];
    for (const open of [openPaperboy, openFts5, openMiniSearch]) {
      rows.push(await runEngine(open, collection));
    }
    const { name, documents, queries } = collection;
    const title = `${name}: ${documents.length} documents, ${queries.length} queries`;
    print(`\n${title}`);
    for (const line of tabulate('', rows)) print(line);
    const [own, peer] = rows;
    if (own && peer) ratios.push(own.ndcg / peer.ndcg);
  }
  print(
    `\nMean ratio of nDCG@10 to FTS5: ${mean(ratios).toFixed(3)}, least ${Math.min(...ratios).toFixed(3)}`,
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    similar: { type: 'boolean' },
    resample: { type: 'string' },
    corpus: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(
    'No folder given. Name one that holds collections: npm run bench:search -- FOLDER\n',
  );
  process.exitCode = 1;
} else if (values.resample !== undefined) {
  await resample(resolve(folder), Number(values.resample), values.corpus, print);
} else if (values.similar) {
  await similar(resolve(folder), print);
} else {
  await compare(resolve(folder));
}
