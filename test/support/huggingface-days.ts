import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../src/core/schedule/dates.ts';

/** An entry of a recorded answer, as far as the stand-in looks into it. */
export interface DailyItem {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly summary?: string;
    readonly upvotes: number;
    readonly githubStars?: number;
  };
}

/** Recorded answers by their day, `YYYY-MM-DD`. */
export type Days = Readonly<Record<string, readonly DailyItem[]>>;

const FILE = /^\d{4}-\d{2}-\d{2}\.json$/;

/** Every `YYYY-MM-DD.json` of a folder. */
export function readDays(dir: string): Days {
  const files = readdirSync(dir).filter((name) => FILE.test(name));
  if (files.length === 0) throw new Error(`${dir} holds no file named YYYY-MM-DD.json.`);
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(dir, name), 'utf8'))]),
  );
}

/** Moves all dates by as many days as bring the newest day to `to`; weekends move with them. */
export function shiftDays(days: Days, to: string): Days {
  const newest = Object.keys(days).toSorted().at(-1);
  if (!newest) return days;
  const by = Temporal.PlainDate.from(newest).until(to, { largestUnit: 'day' }).days;
  return Object.fromEntries(
    Object.entries(days).map(([day, items]) => [
      addDays(day, by),
      JSON.parse(JSON.stringify(items), (key, value) =>
        MOVED.has(key) && typeof value === 'string' ? shiftMoment(value, by) : value,
      ),
    ]),
  );
}

const MOVED = new Set(['submittedOnDailyAt', 'publishedAt']);

const shiftMoment = (moment: string, by: number): string =>
  `${addDays(moment.slice(0, 10), by)}${moment.slice(10)}`;
