import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/model.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

/** The calendar day of a moment (epoch milliseconds) in an IANA zone. */
export function localDate(now: number, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** ISO: 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** As people read it: `Fri 21 Aug 2026`. */
export function formatDay(day: Day): string {
  const date = Temporal.PlainDate.from(day);
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** A day that exists, written `YYYY-MM-DD`; undefined for anything else. */
export function parseDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || !month || !day) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.toString() === text ? text : undefined;
}

/** When a day is over in a zone, epoch milliseconds. */
export function endOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime(zone).epochMilliseconds;
}
