import { UserError } from '../../core/errors.ts';
import type { Command, Option } from '../define.ts';
import { mistakeIn, nearestZone, zoneMistake } from './mistakes.ts';
import { nearest } from './nearest.ts';
import { allowed, exampleWith, list, quote, slash, takes } from './wording.ts';

/** More options than this would make a refusal too long to read. */
const MOST_EXPLAINED = 3;

/** A command lacks what it can't do without. */
export function missing({ name, examples }: Command, { summary }: Option): string {
  return `${slash(name)} needs ${summary}. ${exampleFor(examples[0] ?? name)}`;
}

/** A value that its option can't take. It may stand in a form, where nobody types a command. */
export function wrong(command: Command, option: Option, raw: string): string {
  const mistake = mistakeIn(option, raw);
  if (mistake) return mistake;
  const hint = didYouMean(command, [option], raw) ?? `Write ${allowed(option)}.`;
  return `${quote(raw)} does not fit ${option.name}. ${hint}`;
}

/** A word that may mean several things. */
export const doubtful = (word: string, readings: readonly string[]): UserError =>
  new UserError(
    `${quote(word)} can mean ${list(readings, 'disjunction')}. Please write the one that you mean.`,
  );

/** A word that no option takes. */
export function misplaced(command: Command, word: string): UserError {
  const { name, options, examples, permission } = command;
  const named = options.find((option) => option.name === word.toLowerCase().replace(/:$/, ''));
  if (named) return withoutValue(command, named);
  if (options.length > MOST_EXPLAINED) return misplacedAmongMany(command, word);
  const accepts = options.length > 0 ? `takes ${takes(command)}` : 'takes nothing after its name';
  const hint = didYouMean(command, options, word) ?? `${exampleFor(examples.at(-1) ?? name)}.`;
  // Nobody who looks for papers begins with a command that changes a channel.
  const instead = permission ? '' : ` To look for words in papers, begin with ${slash('search')}.`;
  return new UserError(`${slash(name)} can’t use ${quote(word)}: it ${accepts}. ${hint}${instead}`);
}

function withoutValue(command: Command, option: Option): UserError {
  return new UserError(
    `A value is missing for ${option.name}, which takes ${allowed(option)}. ` +
      exampleFor(exampleWith(command, option)),
  );
}

function misplacedAmongMany(command: Command, word: string): UserError {
  const { name, options } = command;
  const zone = options.find(({ kind }) => kind === 'zone');
  const mistake = zone && zoneMistake(word);
  if (mistake) return new UserError(mistake);
  const place = zone && nearestZone(word);
  const meant = place ? `Did you mean ${place}?` : didYouMean(command, options, word);
  const isTopical = /\p{L}/u.test(word) && options.some(({ kind }) => kind === 'topics');
  const sentences = [
    `${slash(name)} can’t tell what ${quote(word)} is for.`,
    ...(meant ? [meant] : []),
    ...(isTopical ? [`If it is a topic, write topics:${quoted(word)}.`] : []),
    `${slash(`help ${name}`)} explains each part.`,
  ];
  return new UserError(sentences.join(' '));
}

/** As it is typed after a key. */
const quoted = (words: string): string => (/\s/.test(words) ? `"${words}"` : words);

const exampleFor = (line: string): string => `For example: ${slash(line)}`;

function didYouMean({ name }: Command, options: readonly Option[], word: string) {
  const choices = options.flatMap((option) => (option.kind === 'choice' ? option.choices : []));
  const choice = nearest(word, choices);
  return choice && `Did you mean ${slash(`${name} ${choice}`)}?`;
}
