import type { Day } from '../../core/paper/model.ts';
import type { Command, Option } from '../define.ts';
import { joinNames } from './joined-names.ts';
import { isNumber, longestValue } from './longest-value.ts';
import { runFrom, splitWords, type Word } from './tokens.ts';
import { readValue } from './values.ts';

export type Filled = {
  readonly values: ReadonlyMap<string, string>;
  /** The first word that fits nowhere, or in more than one place. */
  readonly misplaced?: string;
  /** What that word may mean, as pairs. */
  readonly readings?: readonly string[];
};

/** Words that only join others: `every weekday at 9am in Berlin`. */
const GLUE = new Set(['at', 'in', 'on', 'with', 'every', 'for']);

/**
 * Gives the words of a text to a command's options: those after a key to its option, others in
 * order to the first option that can take them. A value takes in as many words as it can.
 */
export function fillOptions({ options }: Command, text: string, today: Day): Filled {
  const names = options.map(({ name }) => name);
  const words = joinNames(splitWords(text, names), options, today);
  const named = new Set(words.map(({ key }) => key));
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const run = runFrom(words, at);
    const open = options.filter(({ name }) => !values.has(name) && !named.has(name));
    const place = { words, at, run, open, isFirst: values.size === 0, today };
    const taken = takeNamed(words[at]?.key, run, options, today) ?? takeOpen(place);
    if (taken && 'option' in taken) {
      values.set(taken.option.name, run.slice(0, taken.count).join(' '));
      at += taken.count;
    } else if (!taken && isGlue(run)) at += 1;
    else return { values, misplaced: run[0] ?? '', ...taken };
  }
  return { values };
}

const isGlue = ([word = '', ...more]: readonly string[]): boolean =>
  more.length > 0 && GLUE.has(word.toLowerCase());

interface Taken {
  readonly option: Option;
  /** How many words. */
  readonly count: number;
}

interface Doubt {
  readonly readings: readonly string[];
}

function takeNamed(
  key: string | undefined,
  run: readonly string[],
  options: readonly Option[],
  today: Day,
): Taken | undefined {
  const option = options.find(({ name }) => name === key);
  // Topics are many words; they end where the next key begins.
  if (option?.kind === 'topics') return { option, count: run.length };
  return option && { option, count: longestValue(option, run, today) || 1 };
}

interface Place {
  readonly words: readonly Word[];
  readonly at: number;
  readonly run: readonly string[];
  /** What has no value yet. */
  readonly open: readonly Option[];
  readonly isFirst: boolean;
  readonly today: Day;
}

function takeOpen(place: Place): Taken | Doubt | undefined {
  const { run, open, today } = place;
  for (const option of open.filter(({ kind }) => kind !== 'topics')) {
    const count = longestValue(option, withoutNumbers(option, run), today);
    if (count === 0) continue;
    const isBare = option.kind === 'time' && count === 1 && isNumber(run[0]);
    if (!isBare) return { option, count };
    if (!hasTimeLater(option, place)) return takeBareTime(option, place);
  }
  return undefined;
}

/** In `subscribe 9am mon-fri 5` the 5 is how many papers, not Friday. */
function withoutNumbers({ kind }: Option, run: readonly string[]): readonly string[] {
  const end = kind === 'weekdays' ? run.findIndex(isNumber) : -1;
  return end < 0 ? run : run.slice(0, end);
}

/** A number alone is a time where people begin with it; elsewhere it may be how many papers. */
function takeBareTime(time: Option, { run, open, isFirst, today }: Place): Taken | Doubt {
  const [number = ''] = run;
  const other = open.find(
    (option) => option.kind === 'integer' && readValue(option, number, today) !== undefined,
  );
  if (isFirst || !other) return { option: time, count: 1 };
  const readings = [time, other].map(
    (option) => `${option.name}:${readValue(option, number, today)}`,
  );
  return { readings };
}

/** Whether a word that follows can be nothing but a time. */
function hasTimeLater(time: Option, { words, at, today }: Place): boolean {
  return words.some(({ key }, index) => {
    if (index <= at || key !== undefined) return false;
    const run = runFrom(words, index);
    const count = longestValue(time, run, today);
    return count > 1 || (count === 1 && !isNumber(run[0]));
  });
}
