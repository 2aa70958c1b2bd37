import type { Day } from '../../core/paper/model.ts';
import type { Option } from '../define.ts';
import { readValue } from './values.ts';

/** "Mon Wed Fri" and "New York City" are values of several words; longer ones are quoted. */
const MOST_WORDS = 7;

/** How many of the words make a value of the option, at most; none: 0. */
export function longestValue(option: Option, run: readonly string[], today: Day): number {
  for (let count = Math.min(run.length, MOST_WORDS); count > 0; count -= 1) {
    if (readValue(option, run.slice(0, count).join(' '), today) !== undefined) return count;
  }
  return 0;
}

/** A number that says nothing of what it counts; with a nought before it, it is a time. */
export const isNumber = (word = ''): boolean => /^(?!0\d)\d+$/.test(word);
