import { UserError } from '../../core/errors.ts';
import type { Day } from '../../core/paper/model.ts';
import type { Args, Command, Option } from '../define.ts';
import { nearest } from './nearest.ts';
import { liftPairs } from './tokens.ts';
import { readValue } from './values.ts';
import { allowed, exampleWith, quote, slash, takes } from './wording.ts';

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
  const keys = command.options.filter((option) => option !== free).map(({ name }) => name);
  const { pairs, rest, words } = liftPairs(text, keys);
  const given = Object.fromEntries(pairs);
  if (!free) return fillInOrder(command, given, words, today);
  const freeText = withoutKey(rest, free.name);
  return freeText ? { ...given, [free.name]: freeText } : given;
}

function fillInOrder(command: Command, given: RawArgs, words: readonly string[], today: Day) {
  const filled = new Map(Object.entries(given));
  for (const word of words) {
    const fitting = command.options.find(
      (option) => !filled.has(option.name) && readValue(option, word, today) !== undefined,
    );
    if (!fitting) throw misplaced(command, word);
    filled.set(fitting.name, word);
  }
  return Object.fromEntries(filled);
}

/** Usage names the free text, so people may type its name: `show paper:2401.01234`. */
function withoutKey(text: string, key: string): string {
  const prefix = `${key}:`;
  return text.toLowerCase().startsWith(prefix) ? text.slice(prefix.length).trim() : text;
}

function missing(command: Command, option: Option): UserError {
  const example = exampleFor(command, command.examples[0]);
  return new UserError(`${slash(command.name)} needs ${option.summary}. ${example}`);
}

function wrong(command: Command, option: Option, raw: string): UserError {
  const hint =
    didYouMean(command, [option], raw) ?? exampleFor(command, exampleWith(command, option));
  return new UserError(
    `${quote(raw)} does not fit ${option.name}, which takes ${allowed(option)}. ${hint}`,
  );
}

function misplaced(command: Command, word: string): UserError {
  const { name, options, examples } = command;
  const accepts = options.length > 0 ? `takes ${takes(command)}` : 'takes nothing after its name';
  const hint = didYouMean(command, options, word) ?? `${exampleFor(command, examples.at(-1))}.`;
  return new UserError(
    `${slash(name)} can’t use ${quote(word)}: it ${accepts}. ${hint} ` +
      `To look for words in papers, begin with ${slash('search')}.`,
  );
}

const exampleFor = ({ name }: Command, example = name): string => `For example: ${slash(example)}`;

function didYouMean({ name }: Command, options: readonly Option[], word: string) {
  const choices = options.flatMap((option) => (option.kind === 'choice' ? option.choices : []));
  const choice = nearest(word, choices);
  return choice && `Did you mean ${slash(`${name} ${choice}`)}?`;
}
