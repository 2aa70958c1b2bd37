/**
 * The real program with a large library: how long an import takes, and a start, and a search, and
 * how much memory. The bounds beside the figures are what the project wants of an ordinary machine.
 * Usage: npm run bench:library -- FILE
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Content, readContent } from './support/library-content.ts';
import { toQueries } from './support/library-queries.ts';
import { openPeerSearch } from './support/peer-search.ts';
import { freePort, runProgram, startProgram, untilAnswer } from './support/program.ts';
import { tabulate, timeSearches } from './support/search-timings.ts';

const IMPORT_MS = 300_000;
const START_MS = 60_000;
const IDLE_MS = 5_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Nobody listens at the source's address: nothing here depends on a network. */
const surroundingsOf = (database: string, port = 0) => ({
  folder: dirname(database),
  environment: {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: `sqlite:${database}`,
    HUGGINGFACE_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
    PORT: String(port),
  },
});

async function bench(file: string, folder: string): Promise<void> {
  const database = join(folder, 'library.db');
  print('IMPORT (wanted: under 20 s, under 300 MB)');
  const contents = [
    await importInto(database, file, 'into a new library'),
    await importInto(database, file, 'the same again'),
    await importInto(join(folder, 'other.db'), file, 'into another new library'),
  ];
  const isSame = new Set(contents.map(({ hash }) => hash)).size === 1;
  print(`  the three libraries hold ${isSame ? 'the same' : 'DIFFERENT THINGS'}`);

  print('\nSTART (wanted: first page within 1,000 ms, under 150 MB)');
  await start(database, 'first start, makes the edition');
  await start(database, 'later start, has the edition', (url) => searches(url, database));
}

async function importInto(database: string, file: string, how: string): Promise<Content> {
  const finished = await runProgram(['import', file], surroundingsOf(database), IMPORT_MS);
  const content = readContent(database);
  const counts = Object.entries(content.counts).map(([table, count]) => `${count} ${table}`);
  print(`  ${how}: ${finished.seconds.toFixed(1)} s, peak ${megabytes(finished.peak)}`);
  print(
    `    ${finished.output
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('Read'))}`,
  );
  print(`    rows: ${counts.join(', ')}; SHA-256 ${content.hash.slice(0, 16)}`);
  return content;
}

async function start(
  database: string,
  how: string,
  use?: (url: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startProgram(['start'], surroundingsOf(database, port));
  try {
    const page = await untilAnswer(program, url, () => true, START_MS);
    const edition = await untilAnswer(program, url, holdsEdition, START_MS);
    await sleep(IDLE_MS);
    print(`  ${how}: a page after ${page.toFixed(0)} ms, the edition after`);
    print(`    ${edition.toFixed(0)} ms; ${megabytes(program.resident())} after 5 s idle`);
    if (!use) return;
    await use(url);
    print(`  ${megabytes(program.resident())} after the searches`);
  } finally {
    await program.stop();
  }
}

/** A parent, and papers in its thread. */
const holdsEdition = (page: string): boolean => page.includes('<section class="paper">');

async function searches(url: string, database: string): Promise<void> {
  const peer = openPeerSearch(database);
  try {
    const timed = await timeSearches(url, toQueries(database), peer);
    print('\nSEARCH by the page, beside FTS5 alone (wanted: an answer within 50 ms)');
    for (const line of tabulate(timed)) print(line);
  } finally {
    peer.close();
  }
}

const megabytes = (size: number | undefined): string =>
  size === undefined ? 'memory unknown (no /proc here)' : `${size.toFixed(0)} MB`;

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write(
    'No file given. Name one with a paper a line (.jsonl, .jsonl.gz): ' +
      'npm run bench:library -- FILE\n',
  );
  process.exitCode = 1;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  try {
    await bench(resolve(file), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
