import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/model.ts';
import type { SourceDay } from '../ports/stores/fetches.ts';
import { addDays, localDate, weekday } from '../schedule/dates.ts';

/** Fewer papers than this is a list that has only begun, whatever the days before it held. */
const FEWEST = 10;

/** Of the listed days before it, how many are taken to know what a usual day holds. */
const USUAL_DAYS = 10;

/** When a source's day is over, epoch milliseconds. */
export function endOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime(zone).epochMilliseconds;
}

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
  if (day.day < localDate(now, zone)) return day.checkedAt >= endOfDay(day.day, zone);
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

/** Whether the source has had a working day since `day` that is over now. */
export function onlyWeekendSince(day: Day, now: number, zone: string): boolean {
  const today = localDate(now, zone);
  const between: Day[] = [];
  for (let next = addDays(day, 1); next < today; next = addDays(next, 1)) between.push(next);
  const weekendSoFar = between.every(isWeekend);
  return weekendSoFar && (between.length > 0 || isWeekend(today));
}

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
