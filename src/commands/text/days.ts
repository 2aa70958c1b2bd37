import type { Day } from '../../core/paper/model.ts';
import { addDays, parseDay, weekday } from '../../core/schedule/dates.ts';
import { readSpan } from '../../core/schedule/spans.ts';
import { weekdayNamed } from '../../core/schedule/weekdays.ts';

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
