import { UserError } from '../core/errors.ts';
import type { Action } from '../core/message/model.ts';
import { parsePaperId, whyNoPaper } from '../core/paper/identity.ts';
import type { Day } from '../core/paper/model.ts';
import { toAction } from './answers/actions.ts';
import type { Args, Command } from './define.ts';
import { help, search, show, typedCommands } from './index.ts';
import { readArgs, splitArgs } from './text/arguments.ts';
import { mistypedPairs } from './text/mistyped-pairs.ts';
import { nearest } from './text/nearest.ts';
import { usage } from './text/usage.ts';
import { slash } from './text/wording.ts';

/** A command that a mistyped first word may have meant. */
export interface Offer {
  /** As it would be typed, without `/papers`. */
  readonly line: string;
  readonly label: string;
  readonly action: Action;
}

export interface Invocation {
  readonly command: Command;
  readonly args: Args;
  readonly offer?: Offer;
  /** What else people should know of how the text was read, each a sentence or two. */
  readonly notes: readonly string[];
}

/** A pasted abstract fits; a pasted paper does not. */
const LONGEST = 4000;

const SHORTEST_NAME = 4;
const MOST_ADDED = 2;

const PREFIX = /^\s*\/?papers(?=\s|$)/i;
const FIRST_WORD = /^\S+/;

/**
 * What a text asks for. Anything can be typed: what is no command is a paper's id or link, or
 * words to search for. Throws UserError when a command's options are wrong.
 * @param today the asker's local date, which spans like `7d` end on
 */
export function parseCommand(text: string, today: Day): Invocation {
  const line = text.replace(PREFIX, '').trim();
  if (line.length > LONGEST) {
    throw new UserError(
      `That is longer than ${LONGEST} characters. Search for the words that matter most.`,
    );
  }
  const word = FIRST_WORD.exec(line)?.[0];
  if (!word) return invoke(help, '', today);
  const command = findCommand(word);
  if (command) return invoke(command, line.slice(word.length), today);
  if (parsePaperId(line) || whyNoPaper(line)) {
    return { command: show, args: { paper: line }, notes: [] };
  }
  const offer = offerFor(word, line, today);
  return { ...invoke(search, line, today), ...(offer && { offer }) };
}

/** The command of that name, in any case and with a stray `?` or `:` after it. */
export function findCommand(word: string): Command | undefined {
  const name = word.toLowerCase().replace(/[?!.,:;]+$/, '');
  return typedCommands.find((command) => command.name === name);
}

function invoke(command: Command, text: string, today: Day): Invocation {
  const args = readArgs(command, splitArgs(command, text, today), today);
  return { command, args, notes: mistypedPairs(command, args, today) };
}

function offerFor(word: string, line: string, today: Day): Offer | undefined {
  const rest = line.slice(word.length);
  const names = typedCommands.map((command) => command.name);
  const name = nearest(word, names) ?? (rest === '' ? lengthened(word, names) : undefined);
  const command = findCommand(name ?? '');
  if (!command) return undefined;
  const args = argsIfTheyFit(command, rest, today);
  if (args) {
    const corrected = command.name + rest;
    const action = toAction(command.name, args);
    return { line: corrected, label: slash(corrected), action };
  }
  // With words after it that the command can't take, it was hardly meant.
  if (rest !== '') return undefined;
  const action = toAction(help.name, { command: command.name });
  return { line: usage(command), label: `How to use ${command.name}`, action };
}

/** A command with some letters after it: `helpme`, but not `topology`. */
function lengthened(word: string, names: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  return names.find((name) => {
    const added = typed.length - name.length;
    return name.length >= SHORTEST_NAME && added <= MOST_ADDED && typed.startsWith(name);
  });
}

function argsIfTheyFit(command: Command, text: string, today: Day): Args | undefined {
  try {
    return invoke(command, text, today).args;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
