import { UserError } from '../../core/errors.ts';
import type { Day } from '../../core/paper/model.ts';
import { readSince } from '../../core/schedule/spans.ts';
import type { Args, Command, Option } from '../define.ts';
import { fillOptions } from './fill.ts';
import { doubtful, misplaced, missing, wrong } from './refusals.ts';
import { type LiftedText, liftPairs } from './tokens.ts';
import { readValue } from './values.ts';

/** A command's arguments as they were typed, or as a button carries them. */
export type RawArgs = Readonly<Record<string, string>>;

/** The typed arguments. Throws one UserError for all that are missing or wrong. */
export function readArgs(command: Command, raw: RawArgs, today: Day): Args {
  const values: Record<string, Value> = {};
  const mistakes: Record<string, string> = {};
  for (const option of command.options) {
    const reading = readArg(command, option, raw[option.name], today);
    if ('mistake' in reading) mistakes[option.name] = reading.mistake;
    else values[option.name] = reading.value;
  }
  const sentences = Object.values(mistakes);
  if (sentences.length > 0) throw new UserError(sentences.join(' '), { wrong: mistakes });
  return values;
}

type Value = string | number | undefined;

type Reading = { readonly value: Value } | { readonly mistake: string };

function readArg(command: Command, option: Option, raw: string | undefined, today: Day): Reading {
  if (raw === undefined) {
    if (option.required) return { mistake: missing(command, option) };
    return { value: 'default' in option ? option.default : undefined };
  }
  const value = readValue(option, raw, today);
  return value === undefined ? { mistake: wrong(command, option, raw) } : { value };
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
  const others = command.options.filter((option) => option !== free);
  const { pairs, rest } = liftReadable(others, text, today);
  const given = Object.fromEntries(pairs);
  const freeText = withoutKey(rest, free.name);
  return freeText ? { ...splitFree(command, free, freeText), ...given } : given;
}

/**
 * A span that can't be read stays in the text, where a search says so and looks for its words. One
 * that is all that was typed stays there too: a search alone knows what to make of it.
 */
function liftReadable(options: readonly Option[], text: string, today: Day): LiftedText {
  const names = options.map(({ name }) => name);
  const lifted = liftPairs(text, names);
  const unread = options.filter(({ kind, name }) => {
    const value = lifted.pairs.get(name);
    const isUnread = lifted.rest === '' || readSince(value ?? '', today) === undefined;
    return kind === 'since' && value !== undefined && isUnread;
  });
  if (unread.length === 0) return lifted;
  return liftPairs(
    text,
    names.filter((name) => !unread.some((option) => option.name === name)),
  );
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
