/**
 * The real program, killed again and again, on platforms where everything goes wrong: nothing twice,
 * nothing lost, nothing out of order, every vote counted. The plan of faults is the seed's; when what
 * happens meets which request is not, because a process takes its own time.
 * Usage: npm run storm -- --platform slack|discord|both --kills N --seed S [--haste H]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDiscordStorm } from './discord.ts';
import { createPlan, hashOf } from './plan.ts';
import { isWhole, reportOn } from './report.ts';
import { startSlackStorm } from './slack.ts';
import { storm } from './storm.ts';

const STAND_INS = { discord: startDiscordStorm, slack: startSlackStorm } as const;
const NAMES = ['discord', 'slack'] as const;

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'both' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    haste: { type: 'string', default: '10' },
  },
});
const [kills, seed, haste] = [values.kills, values.seed, values.haste].map(Number);
const chosen = NAMES.filter((name) => values.platform === 'both' || values.platform === name);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!kills || seed === undefined || Number.isNaN(seed) || !haste || chosen.length === 0) {
  say('Usage: npm run storm -- --platform slack|discord|both --kills N --seed S [--haste H]');
  process.exitCode = 1;
} else {
  const plan = createPlan(seed, kills);
  say(
    `Plan ${hashOf(plan)} of seed ${seed}: ${kills} kills on each platform, whose waits are ` +
      `${haste} times shorter. The plan repeats; the program’s own timing does not.`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-storm-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const outcomes = await Promise.all(
    chosen.map((name) => storm({ plan, haste, folder: join(folder, name), tell }, STAND_INS[name])),
  );
  for (const outcome of outcomes) {
    for (const line of reportOn(outcome, { seed, plan: hashOf(plan), haste })) say(line);
  }
  if (outcomes.every(isWhole)) rmSync(folder, { recursive: true, force: true });
  else {
    process.exitCode = 1;
    say(`The databases are kept in ${folder}.`);
  }
}
