import { assertNever } from '../../core/errors.ts';
import { shorten } from '../../core/message/shorten.ts';
import type { Command, Option } from '../define.ts';

/** How a command is typed. */
export const slash = (line: string): string => `/papers ${line}`.trimEnd();

/** A person's own words within a sentence. */
export const quote = (text: string): string => `“${shorten(text, 60)}”`;

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
      return [String(option.default ?? option.min), String(option.max)];
    case 'date':
      return ['today', 'yesterday'];
    case 'since':
      return ['7d', '30d', '1y'];
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
export function exampleWith({ name, examples }: Command, option: Option): string {
  const declared = examples.find((example) => example.includes(`${option.name}:`));
  const [value] = samples(option);
  return declared ?? (value ? `${name} ${option.name}:${value}` : (examples[0] ?? name));
}

function list(items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(items);
}
