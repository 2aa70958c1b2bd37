import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../core/paper/model.ts';
import { addDays, weekday } from '../../core/schedule/dates.ts';

/*
 * arXiv's calendar (info.arxiv.org/help/availability.html). Submissions close at 14:00 in New York
 * from Monday to Friday; what came in since the close before is announced in the night to the next
 * day, Friday's in the night to Monday. Holidays, which move announcements on by a day, are not in
 * it, nor papers that moderators hold back.
 */

export const ARXIV_ZONE = 'America/New_York';

const CLOSE = Temporal.PlainTime.from('14:00');

/** Moments, epoch milliseconds: from the first one on, before the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the papers of an announcement day were submitted; undefined at weekends. */
export function submissionsOf(day: Day): Span | undefined {
  if (isWeekend(day)) return undefined;
  const closed = workdayBefore(day);
  return { from: closeOf(workdayBefore(closed)), to: closeOf(closed) };
}

/** The day on which a paper submitted at a moment is announced, when all goes as usual. */
export function announcementOf(submittedAt: number): Day {
  const local = Temporal.Instant.fromEpochMilliseconds(submittedAt).toZonedDateTimeISO(ARXIV_ZONE);
  const today = local.toPlainDate().toString();
  const isLate = Temporal.PlainTime.compare(local.toPlainTime(), CLOSE) >= 0;
  const closes = isLate || isWeekend(today) ? workdayAfter(today) : today;
  return workdayAfter(closes);
}

const isWeekend = (day: Day): boolean => weekday(day) > 5;

function workdayBefore(day: Day): Day {
  const before = addDays(day, -1);
  return isWeekend(before) ? workdayBefore(before) : before;
}

function workdayAfter(day: Day): Day {
  const after = addDays(day, 1);
  return isWeekend(after) ? workdayAfter(after) : after;
}

const closeOf = (day: Day): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ARXIV_ZONE, plainTime: CLOSE })
    .epochMilliseconds;
