import { assertNever } from '../../core/errors.ts';
import { shorten } from '../../core/message/shorten.ts';
import type { Command, Option } from '../define.ts';

/** Options of a command whose own examples are short enough to show one of them. */
const MOST_SHOWN = 3;
const LONGEST_QUOTE = 60;

/** How a command is typed. */
export const slash = (line: string): string => `/papers ${line}`.trimEnd();

/** A person's own words within a sentence. */
export function quote(text: string): string {
  const inner = text.replace(/["“]([^"“”]*)["”]/g, '‘$1’').replace(/^‘([^‘’]*)’$/, '$1');
  return `“${shorten(inner, LONGEST_QUOTE)}”`;
}

/** What an option takes: "day, week or month". */
export function allowed(option: Option): string {
  switch (option.kind) {
    case 'text':
    case 'paper':
      return option.summary;
    case 'choice':
      return list(option.choices, 'disjunction');
    case 'integer':
      return `a whole number from ${option.min} to ${option.max}`;
    case 'date':
      return 'a date such as 2026-08-21, today or yesterday';
    case 'since':
      return 'a span such as 7d or 2w, or a date such as 2026-08-21';
    case 'until':
      return 'a day to come, such as monday, 2w or 2026-12-24';
    case 'time':
      return 'a time of day, such as 09:00, 9am or 21h';
    case 'zone':
      return 'a city or a time zone, such as Berlin, America/New_York or UTC';
    case 'weekdays':
      return 'days of the week, such as mon-fri, mon,wed,fri or daily';
    case 'topics':
      return 'words between commas, those to leave out with a minus, such as "diffusion, world model, -medical", or filters of a search such as cat:cs.RO; or any';
    default:
      return assertNever(option);
  }
}

/** Values that work for an option, the most useful first. */
export function samples(option: Option): readonly string[] {
  switch (option.kind) {
    case 'text':
    case 'paper':
      return [];
    case 'choice':
      return option.choices;
    case 'integer':
      return [String(option.default ?? option.example ?? option.min), String(option.max)];
    case 'date':
      return ['today', 'yesterday'];
    case 'since':
      return ['7d', '30d', '1y'];
    case 'until':
      return ['tomorrow', 'monday', '1w', '2w'];
    case 'time':
      return ['09:00', '12:00', '17:00'];
    case 'zone':
      return ['Berlin', 'London', 'America/New_York', 'UTC'];
    case 'weekdays':
      return ['mon-fri', 'daily', 'mon,wed,fri'];
    case 'topics':
      return ['robotics', 'any'];
    default:
      return assertNever(option);
  }
}

/** "window (day, week or month) and limit (a whole number from 1 to 20)". */
export function takes({ options }: Command): string {
  return list(
    options.map((option) => `${option.name} (${allowed(option)})`),
    'conjunction',
  );
}

/** A whole line that shows the option in use. */
export function exampleWith({ name, options, examples }: Command, option: Option): string {
  const declared = examples.find((example) => example.includes(`${option.name}:`));
  const [value] = samples(option);
  // An example of many options shows too much at once.
  if (options.length > MOST_SHOWN && value) return `${name} ${option.name}:${value}`;
  return declared ?? (value ? `${name} ${option.name}:${value}` : (examples[0] ?? name));
}

/** "day, week or month". */
export function list(items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(items);
}
