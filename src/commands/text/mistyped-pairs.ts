import type { Day } from '../../core/paper/model.ts';
import type { Args, Command } from '../define.ts';
import { nearest } from './nearest.ts';
import { pairsIn } from './tokens.ts';
import { readValue } from './values.ts';

/**
 * What to say of pairs that became words of a free text, though their key is nearly that of an
 * option which could have taken their value: `limt:3`.
 */
export function mistypedPairs(command: Command, args: Args, today: Day): readonly string[] {
  const free = command.options.find(({ kind }) => kind === 'text');
  const options = command.options.filter((option) => option !== free);
  const names = options.map(({ name }) => name);
  return pairsIn(String((free && args[free.name]) ?? '')).flatMap(([key, value]) => {
    const meant = options.find(({ name }) => name === nearest(key, names));
    if (!meant || readValue(meant, value, today) === undefined) return [];
    return [`${key}:${value} was searched for as words. Did you mean ${meant.name}:${value}?`];
  });
}
