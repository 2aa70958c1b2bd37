/**
 * Every IANA zone through a year of outages and clock steps, in the real editor on a real database:
 * exactly one edition per channel and local date, or a recorded skip.
 * Usage: npm run simulate:schedule -- [SEED] [DAYS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { simulate } from '../support/simulation/schedule.ts';

/** Two channels in each zone. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].flatMap((zone) => [zone, zone]);

const [seed = '1', days = '365'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-schedule-'));
const storage = await openSqlite({ file: join(folder, 'test.db'), holder: 'a simulation', now: 0 });
try {
  const began = performance.now();
  const settings = { seed: Number(seed), days: Number(days), from: '2026-01-01' };
  const { wrong, ...counts } = await simulate({ ...settings, storage, zones });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${JSON.stringify({ ...settings, ...counts, seconds: Number(seconds) })}\n`);
  for (const line of wrong.slice(0, 20)) process.stdout.write(`WRONG ${line}\n`);
  process.stdout.write(`${wrong.length} wrong\n`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
}
