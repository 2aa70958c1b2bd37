import type { Day } from '../../core/paper/model.ts';
import type { Args, Command, Option } from '../define.ts';
import { fillOptions } from './fill.ts';
import { doubtful, misplaced, missing, wrong } from './refusals.ts';
import { liftPairs } from './tokens.ts';
import { readValue } from './values.ts';

/** A command's arguments as they were typed, or as a button carries them. */
export type RawArgs = Readonly<Record<string, string>>;

/** The typed arguments. Throws UserError for a missing or wrong one. */
export function readArgs(command: Command, raw: RawArgs, today: Day): Args {
  const values = command.options.map((option) => [
    option.name,
    readArg(command, option, raw[option.name], today),
  ]);
  return Object.fromEntries(values);
}

function readArg(command: Command, option: Option, raw: string | undefined, today: Day) {
  if (raw === undefined) {
    if (option.required) throw missing(command, option);
    return 'default' in option ? option.default : undefined;
  }
  const value = readValue(option, raw, today);
  if (value === undefined) throw wrong(command, option, raw);
  return value;
}

/**
 * The text after a command's name as arguments: declared pairs first; then the rest is the free
 * text, or its words fill the other options in their order. Throws UserError for a word that fits
 * nowhere.
 */
export function splitArgs(command: Command, text: string, today: Day): RawArgs {
  const free = command.options.find(({ kind }) => kind === 'text' || kind === 'paper');
  if (!free) {
    const filled = fillOptions(command, spacedKeys(command, text), today);
    const { values, misplaced: word, readings } = filled;
    if (word === undefined) return Object.fromEntries(values);
    throw readings ? doubtful(word, readings) : misplaced(command, word);
  }
  const keys = command.options.filter((option) => option !== free).map(({ name }) => name);
  const { pairs, rest } = liftPairs(text, keys);
  const given = Object.fromEntries(pairs);
  const freeText = withoutKey(rest, free.name);
  return freeText ? { ...splitFree(command, free, freeText), ...given } : given;
}

/** `vote 2401.01234 remove`: after a paper, a word of a choice is that choice. */
function splitFree({ options }: Command, free: Option, text: string): RawArgs {
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/s.exec(text) ?? [];
  const choice = options.find(
    (option) => option.kind === 'choice' && option.choices.includes(last.toLowerCase()),
  );
  return choice && free.kind === 'paper'
    ? { [free.name]: before, [choice.name]: last }
    : { [free.name]: text };
}

/** People put a space after a colon: `topics: diffusion`. */
function spacedKeys({ options }: Command, text: string): string {
  const names = options.map(({ name }) => name).join('|');
  return names ? text.replace(new RegExp(`\\b(${names}):\\s+(?=\\S)`, 'gi'), '$1:') : text;
}

/** Usage names the free text, so people may type its name: `show paper:2401.01234`. */
function withoutKey(text: string, key: string): string {
  const prefix = `${key}:`;
  return text.toLowerCase().startsWith(prefix) ? text.slice(prefix.length).trim() : text;
}
