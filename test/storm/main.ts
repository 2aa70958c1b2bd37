/**
 * The real program, killed again and again, on platforms where everything goes wrong: nothing twice,
 * nothing lost, nothing out of order, every vote counted. The plan of faults is the seed's; when what
 * happens meets which request is not, because a process takes its own time.
 * Usage: npm run storm -- --platform slack|discord|both --kills N --seed S [--haste H]
 *   [--outage SECONDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startDiscordStorm } from './discord.ts';
import { createPlan, hashOf } from './plan.ts';
import { isGood, reportOn } from './report.ts';
import { startSlackStorm } from './slack.ts';
import { storm } from './storm.ts';

const STAND_INS = { discord: startDiscordStorm, slack: startSlackStorm } as const;
const NAMES = ['discord', 'slack'] as const;

const USAGE =
  'Usage: npm run storm -- --platform slack|discord|both --kills N --seed S [--haste H] ' +
  '[--outage SECONDS]';

const whole = z.coerce.number().int().nonnegative();
const settings = z.object({
  platform: z.enum([...NAMES, 'both']).default('both'),
  kills: whole.default(50),
  seed: whole.default(1),
  haste: z.coerce.number().min(1).default(10),
  outage: whole.default(0),
});

const { values } = parseArgs({
  options: {
    platform: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    haste: { type: 'string' },
    outage: { type: 'string' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const given = settings.safeParse(values);

if (given.success) {
  const { platform, kills, seed, haste, outage } = given.data;
  const chosen = NAMES.filter((name) => platform === 'both' || platform === name);
  const plan = createPlan(seed, kills);
  say(
    `Plan ${hashOf(plan)} of seed ${seed}: ${kills} kills on each platform, whose waits are ` +
      `${haste} times shorter, and an outage of ${outage} s. The plan repeats; the program’s own ` +
      'timing does not.',
  );
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-storm-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const trial = { plan, haste, outageMs: outage * 1_000, tell };
  const outcomes = await Promise.all(
    chosen.map((name) => storm({ ...trial, folder: join(folder, name) }, STAND_INS[name])),
  );
  for (const outcome of outcomes) {
    for (const line of reportOn(outcome, { seed, plan: hashOf(plan), haste })) say(line);
  }
  if (outcomes.every(isGood)) rmSync(folder, { recursive: true, force: true });
  else {
    process.exitCode = 1;
    say(`The databases are kept in ${folder}.`);
  }
} else {
  say(USAGE);
  process.exitCode = 1;
}
