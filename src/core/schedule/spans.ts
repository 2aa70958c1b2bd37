import type { Day } from '../paper/model.ts';
import { addDays, parseDay } from './dates.ts';

const SPAN = /^(?:in )?(?<count>\d{1,3}) ?(?<unit>[dwmy]|(?:day|week|month|year)s?)$/i;
const DAYS_OF_UNIT: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** Nobody writes of other centuries; four digits may be anything. */
const PERIOD = /^(?<year>(?:19|20)\d{2})(?:-(?<month>0[1-9]|1[0-2]))?$/;

/** A day of the past or present: a date, `today`, `yesterday`. */
export function readDate(text: string, today: Day): Day | undefined {
  const word = text.toLowerCase();
  if (word === 'today') return today;
  return word === 'yesterday' ? addDays(today, -1) : parseDay(text);
}

/**
 * The day on which a span began that ends today, or on which a month or a year begins: `7d`,
 * `2 weeks`, `2026-01`, `2026`.
 */
export function readSince(text: string, today: Day): Day | undefined {
  const days = readSpan(text);
  if (days !== undefined) return addDays(today, -days);
  return readDate(text, today) ?? firstDay(text);
}

/** How many days: `7d`, `2 weeks`. */
export function readSpan(text: string): number | undefined {
  const { count, unit } = SPAN.exec(text)?.groups ?? {};
  const days = DAYS_OF_UNIT[unit?.charAt(0).toLowerCase() ?? ''];
  return days === undefined ? undefined : days * Number(count);
}

function firstDay(text: string): Day | undefined {
  const { year, month = '01' } = PERIOD.exec(text)?.groups ?? {};
  return year && `${year}-${month}-01`;
}
