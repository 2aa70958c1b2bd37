/**
 * Queries as people type them, each with what must come of it. The papers are those of the file,
 * among those of the collections beside it.
 * Usage: npm run bench:hard -- FILE
 */
import { resolve } from 'node:path';
import { judge } from './support/hard/judge.ts';
import { papersBeside } from './support/hard/library.ts';
import { readHardQueries } from './support/hard/queries.ts';
import { openPaperboy } from './support/search/paperboy.ts';

const DEPTH = 20;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(file: string): Promise<void> {
  const { fixtures, queries } = readHardQueries(file);
  const library = [...fixtures, ...papersBeside(file)];
  const byId = new Map(library.map((paper) => [paper.id, paper]));
  // A paper of the file stands for others of that identifier.
  for (const paper of fixtures) byId.set(paper.id, paper);
  const papers = [...byId.values()];
  const engine = await openPaperboy();
  await engine.add(papers.map(({ abstract, ...paper }) => ({ ...paper, text: abstract })));
  const search = async (text: string) =>
    (await engine.search(text, DEPTH)).flatMap((id) => byId.get(id) ?? []);
  print(`${papers.length} papers, ${queries.length} queries`);
  let passed = 0;
  for (const query of queries) {
    const verdict = await judge(query, search, fixtures).catch((error: unknown) => ({
      passes: false,
      because: `RAISED ${String(error)}`,
    }));
    if (verdict.passes) passed += 1;
    print(
      `${verdict.passes ? 'pass' : 'FAIL'}  ${query.id}  ${query.kind}: ${query.query}  (${verdict.because})`,
    );
  }
  await engine.close();
  print(`${passed} of ${queries.length} pass`);
  if (passed < queries.length - 1) process.exitCode = 1;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('No file given. Name one with queries: npm run bench:hard -- FILE\n');
  process.exitCode = 1;
} else {
  await run(resolve(file));
}
