import type { Day } from '../paper/model.ts';
import type { SourceDay } from '../ports/stores/fetches.ts';
import { addDays, endOfDay, localDate, weekday } from '../schedule/dates.ts';

/** Fewer papers than this is a list that has only begun, whatever the days before it held. */
const FEWEST = 10;

/** Of the listed days before it, how many are taken to know what a usual day holds. */
const USUAL_DAYS = 10;

/**
 * Whether a day's list is worth showing. A day that is over is complete when its list was read
 * after its end. The day that goes on is complete as soon as its list is filled: people add papers
 * in the early morning, so a list with half of what is usual has the day's papers, while one with
 * a handful would be yesterday's news in an hour.
 */
export function isComplete(
  day: SourceDay,
  days: readonly SourceDay[],
  now: number,
  zone: string,
): boolean {
  if (day.papers === 0) return false;
  if (day.day < localDate(now, zone)) return isOver(day, zone);
  return day.papers >= Math.max(FEWEST, usualSize(day.day, days) / 2);
}

/** The newest complete day, of days in any order. */
export function newestComplete(
  days: readonly SourceDay[],
  now: number,
  zone: string,
): SourceDay | undefined {
  return days
    .filter((day) => isComplete(day, days, now, zone))
    .reduce<SourceDay | undefined>((a, b) => (a && a.day > b.day ? a : b), undefined);
}

/**
 * Whether the source has been quiet since `day`: every day that is over since then was a weekend
 * or a holiday (read after its end, and empty), and there was one, or there is one now.
 */
export function quietSince(
  day: Day,
  days: readonly SourceDay[],
  now: number,
  zone: string,
): boolean {
  const today = localDate(now, zone);
  const empty = new Set(
    days.filter((known) => known.papers === 0 && isOver(known, zone)).map((known) => known.day),
  );
  const over = daysAfter(day, today);
  const isQuiet = (one: Day) => isWeekend(one) || empty.has(one);
  return over.every(isQuiet) && (over.length > 0 || isWeekend(today));
}

/** The days after one and before another. */
export function daysAfter(day: Day, before: Day): readonly Day[] {
  const days: Day[] = [];
  for (let next = addDays(day, 1); next < before; next = addDays(next, 1)) days.push(next);
  return days;
}

/** Whether a day's list was read after the day had ended. */
export const isOver = ({ day, checkedAt }: Pick<SourceDay, 'day' | 'checkedAt'>, zone: string) =>
  checkedAt >= endOfDay(day, zone);

export const isWeekend = (day: Day): boolean => weekday(day) > 5;

/** The median size of the listed days before one. */
function usualSize(before: Day, days: readonly SourceDay[]): number {
  const sizes = days
    .filter((day) => day.day < before && day.papers > 0)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, USUAL_DAYS)
    .map((day) => day.papers)
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
