/**
 * A thousand channels due at the same moment: the real program as a process, against a platform's
 * stand-in in another one, with its real limits.
 * Usage: npm run bench:fanout -- --platform discord|slack [--channels 1000] [--papers 10]
 *   [--workspace-per-minute 300]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { discord } from './support/fanout/discord.ts';
import { fanOut } from './support/fanout/fan-out.ts';
import { report } from './support/fanout/report.ts';
import { slack } from './support/fanout/slack.ts';
import { startStandIn } from './support/fanout/stand-in.ts';

const USAGE =
  'Usage: npm run bench:fanout -- --platform discord|slack [--channels N] [--papers 1 to 20] ' +
  '[--workspace-per-minute N]';

const count = z.coerce.number().int().positive();
const settings = z.object({
  platform: z.enum(['discord', 'slack']),
  channels: count.default(1_000),
  papers: count.max(20).default(10),
  'workspace-per-minute': count.default(300),
});

const { values } = parseArgs({
  options: {
    platform: { type: 'string' },
    channels: { type: 'string' },
    papers: { type: 'string' },
    'workspace-per-minute': { type: 'string' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const given = settings.safeParse(values);

if (given.success) {
  const { platform, channels, papers, 'workspace-per-minute': workspacePerMinute } = given.data;
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-fanout-'));
  const dialect = {
    discord: () => discord(channels),
    slack: () => slack(channels, workspacePerMinute),
  };
  const standIn = await startStandIn(dialect[platform]());
  try {
    const run = await fanOut({ platform, channels, papers, workspacePerMinute, folder, standIn });
    for (const line of report(run)) say(line);
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  say(USAGE);
  process.exitCode = 1;
}
