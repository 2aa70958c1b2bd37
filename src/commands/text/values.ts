import { assertNever } from '../../core/errors.ts';
import type { Day } from '../../core/paper/model.ts';
import { readDate, readSince } from '../../core/schedule/spans.ts';
import { readTime } from '../../core/schedule/times.ts';
import { readWeekdays } from '../../core/schedule/weekdays.ts';
import { readZone } from '../../core/schedule/zones.ts';
import type { Option } from '../define.ts';
import { readUntil } from './days.ts';
import { readTopics, topicsText } from './topics.ts';

/**
 * What a text means as an option's value; undefined when it means nothing there. Every value reads
 * as itself again, so that a button can carry it. Days are `YYYY-MM-DD`.
 * @param today the local date that spans begin or end on
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
      return readSince(value, today);
    case 'until':
      return readUntil(value, today);
    case 'time':
      return readTime(value);
    case 'zone':
      return zoneOf(value);
    case 'weekdays':
      return readWeekdays(value)?.join(',');
    case 'topics':
      return canonicalTopics(value);
    default:
      return assertNever(option);
  }
}

function readInteger(text: string, { min, max }: { min: number; max: number }) {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

function zoneOf(text: string): string | undefined {
  const reading = readZone(text);
  return reading.kind === 'zone' ? reading.zone : undefined;
}

function canonicalTopics(text: string): string | undefined {
  const reading = readTopics(text);
  return 'topics' in reading ? topicsText(reading.topics) : undefined;
}
