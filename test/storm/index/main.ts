/**
 * A process that stores, indexes and merges papers, killed again and again; after each kill index
 * and papers must agree, and what was stored must be found.
 * Usage: npm run storm:index -- --kills N --seed S
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSqlite } from '../../../src/storage/sqlite/open.ts';
import { createRandom } from '../../support/simulation/random.ts';
import { examine } from './verdict.ts';

const LONGEST_LIFE_MS = 1_500;
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const random = createRandom(Number(values.seed));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Lets a writer live for a moment after its first batch; returns how many turns are stored. */
async function liveAndDie(file: string, turn: number, lifeMs: number): Promise<number> {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, file, String(turn)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(writer, 'exit');
  let stored = turn;
  const lines = createInterface({ input: writer.stdout });
  const first = once(lines, 'line');
  lines.on('line', (line) => {
    stored = Number(line) + 1;
  });
  await Promise.race([first, ended]);
  await sleep(lifeMs);
  writer.kill('SIGKILL');
  await ended;
  return stored;
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-index-storm-'));
const file = join(folder, 'storm.db');
let turns = 0;
let wrong = 0;
let [papers, segments] = [0, 0];
for (let kill = 1; kill <= kills; kill += 1) {
  turns = await liveAndDie(file, turns, random.integer(0, LONGEST_LIFE_MS));
  const storage = await openSqlite({ file, holder: 'the examiner', now: 0 });
  const verdict = await examine(storage, turns);
  await storage.close();
  [papers, segments] = [verdict.papers, verdict.segments];
  for (const sentence of verdict.wrongs) say(`After kill ${kill}: ${sentence}`);
  wrong += verdict.wrongs.length;
}
rmSync(folder, { recursive: true, force: true });
say(
  `${kills} kills over ${turns} batches stored, ${papers} papers in ${segments} segments at last: ` +
    `${wrong} disagreements`,
);
if (wrong > 0) process.exitCode = 1;
