import { assertNever } from '../../core/errors.ts';
import type { Day } from '../../core/paper/model.ts';
import { addDays, parseDay } from '../../core/schedule/dates.ts';
import type { Option } from '../define.ts';

const DAYS_OF_UNIT: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/**
 * What a text means as an option's value; undefined when it means nothing there. Days are
 * `YYYY-MM-DD`.
 * @param today the local date that spans end on
 */
export function readValue(option: Option, text: string, today: Day): string | number | undefined {
  const value = text.trim();
  switch (option.kind) {
    case 'text':
    case 'paper':
      return value || undefined;
    case 'choice':
      return option.choices.find((choice) => choice === value.toLowerCase());
    case 'integer':
      return readInteger(value, option);
    case 'date':
      return readDate(value, today);
    case 'since':
      return readSpan(value, today) ?? readDate(value, today);
    default:
      return assertNever(option);
  }
}

function readInteger(text: string, { min, max }: { min: number; max: number }) {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

function readDate(text: string, today: Day): Day | undefined {
  const word = text.toLowerCase();
  if (word === 'today') return today;
  return word === 'yesterday' ? addDays(today, -1) : parseDay(text);
}

function readSpan(text: string, today: Day): Day | undefined {
  const [, count, unit] = /^(\d{1,3})([dwmy])$/i.exec(text) ?? [];
  const days = DAYS_OF_UNIT[unit?.toLowerCase() ?? ''];
  return days === undefined ? undefined : addDays(today, -days * Number(count));
}
