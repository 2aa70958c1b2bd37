import type { Command, Option } from '../define.ts';

/** More choices than this would hide the rest of the line. */
const MOST_CHOICES = 5;

/** `trending [window:day|week|month] [limit:1-20]`, `search <query> [since] [limit:1-20]`. */
export function usage({ name, options }: Command): string {
  return [name, ...options.map(optionUsage)].join(' ');
}

function optionUsage(option: Option): string {
  if (option.required) return `<${option.name}>`;
  if (option.kind === 'integer') return `[${option.name}:${option.min}-${option.max}]`;
  if (option.kind === 'choice' && option.choices.length <= MOST_CHOICES) {
    return `[${option.name}:${option.choices.join('|')}]`;
  }
  return `[${option.name}]`;
}
