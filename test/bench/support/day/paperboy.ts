import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../../../../src/app.ts';
import { loadConfig } from '../../../../src/config/load.ts';
import { firstRun } from '../../../../src/core/schedule/next-run.ts';
import { openSqlite } from '../../../../src/storage/sqlite/open.ts';
import { createTestClock } from '../../../support/clock.ts';
import { silentLogger } from '../../../support/silent-logger.ts';
import { aSubscription } from '../../../support/subscriptions.ts';
import { DAY } from './source-days.ts';
import type { Town } from './start-town.ts';

const BEATS_PER_HOUR = 240;
const BEAT_MS = 15_000;
/** How long (real ms) a beat may take before the next one: what is under way is joined. */
const PAUSE_MS = 10;
const CONNECTING_MS = 10_000;

/** Papers of an edition, and so messages to vote with. */
const PAPERS = 2;
const MINUTES_PER_HOUR = 60;

const SETTINGS = 'config/default.json';
const SAMPLE = 'config/sample/papers.json';
/** The real arXiv is left alone. */
const NOWHERE = 'http://127.0.0.1:9';

export interface Paperboy {
  /** Lets an hour go by on its clock, with all its beats. */
  passHour(): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** Where the database is made. */
  readonly folder: string;
  readonly town: Town;
  /** Within which every channel is due once. */
  readonly hours: number;
}

/** The real program, but for its clock and its timer. */
export async function startPaperboy({ folder, town, hours }: Options): Promise<Paperboy> {
  const file = join(folder, 'day.db');
  const clock = createTestClock(`${DAY}T00:00:00Z`);
  const now = clock.now();
  const storage = await openSqlite({ file, holder: 'a benchmark', now });
  for (const [at, id] of town.channelIds.entries()) {
    const minute = Math.floor((at / town.channelIds.length) * hours * MINUTES_PER_HOUR);
    await storage.subscriptions.put(subscriptionOf({ id, guild: town.guildId, minute, now }));
  }
  await storage.close();

  let beat = () => {};
  const app = await startApp({
    config: loadConfig(
      {
        DATABASE_URL: `sqlite:${file}`,
        HUGGINGFACE_URL: town.sourceUrl,
        ARXIV_URL: NOWHERE,
        DISCORD_TOKEN: town.token,
        DISCORD_API_URL: town.apiUrl,
        PORT: '0',
      },
      { name: SETTINGS, text: readFileSync(SETTINGS, 'utf8') },
    ),
    ...{ clock, logger: silentLogger, zone: 'UTC', version: '0.0.0', sampleFile: SAMPLE },
    holder: 'a benchmark',
    startHeartbeat(given) {
      beat = given;
      return { stop: async () => undefined };
    },
  });
  await sleep(CONNECTING_MS);

  return {
    async passHour() {
      for (let beats = 0; beats < BEATS_PER_HOUR; beats += 1) {
        clock.advance(BEAT_MS);
        beat();
        await sleep(PAUSE_MS);
      }
    },
    stop: app.stop,
  };
}

interface Due {
  readonly id: string;
  readonly guild: string;
  /** Of the day, at which it is due. */
  readonly minute: number;
  readonly now: number;
}

function subscriptionOf({ id, guild, minute, now }: Due) {
  const [hour, rest] = [Math.floor(minute / MINUTES_PER_HOUR), minute % MINUTES_PER_HOUR];
  const time = [hour, rest].map((one) => String(one).padStart(2, '0')).join(':');
  const timetable = { time, zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] };
  return aSubscription({
    ...timetable,
    ...firstRun(now, timetable),
    count: PAPERS,
    id: `s-${id}`,
    channel: { platform: 'discord', workspace: guild, id },
  });
}
