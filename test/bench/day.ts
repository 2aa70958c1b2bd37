/**
 * A day of Paperboy's life, run fast: its memory after each hour. Everything of the real program but
 * its own clock and timer is at work; Discord, its people and Hugging Face are another process.
 * Usage: npm run bench:day -- [--channels 1000] [--votes 10000] [--commands 1000] [--hours 24]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureMemory } from './support/day/memory.ts';
import { startPaperboy } from './support/day/paperboy.ts';
import { growthOf, head, MOST_GROWTH, row } from './support/day/report.ts';
import { startTown } from './support/day/start-town.ts';

const USAGE =
  'Usage: npm run bench:day -- [--channels N] [--votes N] [--commands N] [--hours N]; ' +
  'the figures are for all hours together.';

const count = z.coerce.number().int().positive();
const settings = z.object({
  channels: count.default(1_000),
  votes: count.default(10_000),
  commands: count.default(1_000),
  hours: count.min(2).default(24),
});
const { values } = parseArgs({
  options: {
    channels: { type: 'string' },
    votes: { type: 'string' },
    commands: { type: 'string' },
    hours: { type: 'string' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const given = settings.safeParse(values);

if (given.success) {
  const { channels, votes, commands, hours } = given.data;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-day-'));
  const town = await startTown(channels);
  const paperboy = await startPaperboy({ folder, town, hours });
  const ofHour = (all: number) => Math.ceil(all / hours);
  try {
    say(`${hours} hours, ${channels} channels, ${votes} votes, ${commands} commands`);
    say(head());
    const measured = [];
    for (let hour = 1; hour <= hours; hour += 1) {
      await paperboy.passHour();
      await town.settled();
      await town.vote(ofHour(votes));
      await town.ask(ofHour(commands));
      const life = await town.settled();
      const memory = await measureMemory();
      measured.push(memory);
      say(row(hour, memory, life));
    }
    const growth = growthOf(measured);
    for (const line of growth.lines) say(line);
    if (growth.most > MOST_GROWTH) process.exitCode = 1;
  } finally {
    await paperboy.stop();
    town.close();
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  say(USAGE);
  process.exitCode = 1;
}
