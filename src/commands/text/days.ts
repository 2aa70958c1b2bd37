import type { Day } from '../../core/paper/model.ts';
import { addDays, parseDay, weekday } from '../../core/schedule/dates.ts';
import { weekdayNamed } from '../../core/schedule/weekdays.ts';

const SPAN = /^(?:in )?(?<count>\d{1,3}) ?(?<unit>[dwmy]|(?:day|week|month|year)s?)$/i;
const DAYS_OF_UNIT: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** A day of the past or present: a date, `today`, `yesterday`. */
export function readDate(text: string, today: Day): Day | undefined {
  const word = text.toLowerCase();
  if (word === 'today') return today;
  return word === 'yesterday' ? addDays(today, -1) : parseDay(text);
}

/** The day on which a span began that ends today: `7d`, `2 weeks`. */
export function readSince(text: string, today: Day): Day | undefined {
  const days = readSpan(text);
  return days === undefined ? readDate(text, today) : addDays(today, -days);
}

/** A day to come: a date, `tomorrow`, `monday`, `2w`. */
export function readUntil(text: string, today: Day): Day | undefined {
  const word = text.toLowerCase().replace(/^next /, '');
  const day = dayAfter(word, today) ?? parseDay(text);
  return day !== undefined && day > today ? day : undefined;
}

function dayAfter(word: string, today: Day): Day | undefined {
  if (word === 'tomorrow') return addDays(today, 1);
  const named = word === 'week' ? 1 : weekdayNamed(word);
  if (named !== undefined) return addDays(today, ((named - weekday(today) + 6) % 7) + 1);
  const days = readSpan(word);
  return days === undefined ? undefined : addDays(today, days);
}

function readSpan(text: string): number | undefined {
  const { count, unit } = SPAN.exec(text)?.groups ?? {};
  const days = DAYS_OF_UNIT[unit?.charAt(0).toLowerCase() ?? ''];
  return days === undefined ? undefined : days * Number(count);
}
