/**
 * Replays captured mornings: ranks each day's list with what was known then, and compares with the
 * upvotes that the papers had later, beside plain upvote order. docs/ranking.md reads the figures.
 * Usage: npm run bench:ranking -- FOLDER
 */
import { join } from 'node:path';
import { FEWEST } from './support/compare.ts';
import { toEvenings } from './support/evenings.ts';
import { nextDay, settled, wholeLists } from './support/outcomes.ts';
import { readReadings } from './support/readings.ts';
import { capturedDays, readMornings } from './support/replay.ts';
import { report } from './support/report.ts';

function bench(folder: string): readonly string[] {
  const readings = readReadings(join(folder, 'upvote-observations.csv'));
  const mornings = readMornings(folder, readings);
  const evenings = toEvenings(readings);
  const span = `${mornings[0]?.day} to ${mornings.at(-1)?.day}`;
  return [
    `Differences are score minus plain upvote order, resampled by day 10,000 times. Days with`,
    `fewer than ${FEWEST} papers of known outcome are skipped.`,
    `\nMORNINGS: ${mornings.length} captured lists, ${span}; ` +
      `${capturedDays(folder).length - mornings.length} others have no capture time.`,
    'The constants were chosen on 2026-06-08 to 2026-07-14.',
    ...[settled, nextDay, wholeLists].flatMap((outcome) => report(outcome, mornings)),
    `\nEVENINGS: ${evenings.length} lists of the csv, 6 to 24 hours on, with two readings a paper.`,
    'The growth constant was measured on them, so neither half is held out for it.',
    ...report(settled, evenings),
  ];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    'No folder given. Name one with daily/*.json, upvote-observations.csv and, if you have it, ' +
      'corpus.jsonl.gz: npm run bench:ranking -- FOLDER\n',
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`${bench(folder).join('\n')}\n`);
}
