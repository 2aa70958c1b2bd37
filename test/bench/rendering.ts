/**
 * Renders every paper of captured days in every renderer, as it came and with hostile words in
 * every field, and looks for what a person would stumble over.
 * Usage: npm run check:rendering -- FOLDER
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDay, checkInfected, type Finding } from '../support/rendering/check.ts';
import { capturedDays } from './support/replay.ts';

const EXAMPLES = 10;

interface Tally {
  texts: number;
  problems: number;
  readonly examples: string[];
}

async function checkFolder(folder: string): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>();
  for (const day of capturedDays(folder)) {
    const body: unknown = JSON.parse(readFileSync(join(folder, 'daily', `${day}.json`), 'utf8'));
    for await (const finding of checkDay(body, day)) count(finding, tallies);
    for await (const finding of checkInfected(body, day)) count(finding, tallies);
  }
  return tallies;
}

function count({ check, by, papers, problems }: Finding, tallies: Map<string, Tally>): void {
  const tally = tallies.get(check) ?? { texts: 0, problems: 0, examples: [] };
  tallies.set(check, tally);
  tally.texts += 1;
  tally.problems += problems.length;
  for (const problem of problems.slice(0, EXAMPLES - tally.examples.length)) {
    tally.examples.push(`${papers} (${by}): ${problem}`);
  }
}

const report = (tallies: ReadonlyMap<string, Tally>): readonly string[] =>
  [...tallies].flatMap(([check, { texts, problems, examples }]) => [
    `${check.padEnd(32)}${String(texts).padStart(9)} texts${String(problems).padStart(7)} problems`,
    ...examples.map((example) => `  ${example}`),
  ]);

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    'No folder given. Name one with daily/*.json: npm run check:rendering -- FOLDER\n',
  );
  process.exitCode = 1;
} else {
  const tallies = await checkFolder(folder);
  process.stdout.write(`${report(tallies).join('\n')}\n`);
  const problems = [...tallies.values()].some((tally) => tally.problems > 0);
  if (problems || tallies.size === 0) process.exitCode = 1;
}
