import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/model.ts';
import { addDays, localDate } from './dates.ts';

/** When a subscription is due: a local time of day on some weekdays of a zone. */
export interface Timetable {
  /** `09:00`. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays, 1 = Monday; at least one. */
  readonly days: readonly number[];
}

export interface Run {
  readonly nextDate: Day;
  /** Epoch milliseconds. */
  readonly nextRunAt: number;
}

/**
 * The moment of a local date's run. Computed from the date and never from the present, so that a
 * clock that steps back can't make a date due again. In a DST gap the run is after the gap, in a
 * repeated hour at the first ("compatible", RFC 5545's rule).
 */
export function runAt(date: Day, { time, zone }: Timetable): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time })
    .epochMilliseconds;
}

/** The first run on a weekday of the timetable after a local date. */
export function runAfter(date: Day, timetable: Timetable): Run {
  let next = Temporal.PlainDate.from(date).add({ days: 1 });
  while (!timetable.days.includes(next.dayOfWeek)) next = next.add({ days: 1 });
  const nextDate = next.toString();
  return { nextDate, nextRunAt: runAt(nextDate, timetable) };
}

/** The first run that is still to come: today's, if its time is. */
export function firstRun(now: number, timetable: Timetable): Run {
  let run = runAfter(addDays(localDate(now, timetable.zone), -1), timetable);
  while (run.nextRunAt <= now) run = runAfter(run.nextDate, timetable);
  return run;
}
