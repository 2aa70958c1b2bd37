import type { Subscription } from '../../../../src/core/edition/model.ts';
import { firstRun } from '../../../../src/core/schedule/next-run.ts';
import { openSqlite } from '../../../../src/storage/sqlite/open.ts';
import { aSubscription } from '../../../support/subscriptions.ts';

/** Time for the program to start and log in before everything is due. */
const AHEAD_MS = 20_000;
const MINUTE_MS = 60_000;

interface Fanout {
  readonly file: string;
  readonly platform: string;
  readonly workspace: string;
  readonly channels: readonly string[];
  readonly papers: number;
}

/** Subscribes every channel for the same moment, and says when that is (epoch milliseconds). */
export async function subscribe({ file, papers, channels, ...place }: Fanout): Promise<number> {
  const now = Date.now();
  const minute = new Date(now + AHEAD_MS + MINUTE_MS).toISOString().slice(11, 16);
  const timetable = { time: minute, zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] };
  const run = firstRun(now, timetable);
  const settings: Partial<Subscription> = { ...timetable, ...run, count: papers };
  const storage = await openSqlite({ file, holder: 'a benchmark', now });
  for (const id of channels) {
    const channel = { ...place, id };
    await storage.subscriptions.put(aSubscription({ ...settings, id: `s-${id}`, channel }));
  }
  await storage.close();
  return run.nextRunAt;
}
