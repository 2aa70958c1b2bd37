import { UserError } from '../core/errors.ts';
import type { Day } from '../core/paper/model.ts';
import { addDays, parseDay } from '../core/schedule/dates.ts';

/** The days that a command of the command line is about. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Reads `--from` and `--to`, both included; neither may lie after `latest`. */
export function parseSpan(from: string, to: string, latest: Day): Span {
  const span = { from: toDay('--from', from), to: toDay('--to', to) };
  if (span.from > span.to) throw new UserError(`--from ${from} lies after --to ${to}.`);
  if (span.to > latest)
    throw new UserError(`--to ${to} has no list yet: ${latest} is the latest day.`);
  return span;
}

/** Newest first. */
export function daysOf({ from, to }: Span): readonly Day[] {
  const days: Day[] = [];
  for (let day = to; day >= from; day = addDays(day, -1)) days.push(day);
  return days;
}

function toDay(option: string, text: string): Day {
  const day = parseDay(text);
  if (day) return day;
  throw new UserError(`${option} is a day such as 2026-08-21, not "${text}".`);
}
