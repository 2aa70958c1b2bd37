import { shorten } from '../core/message/shorten.ts';
import type { Paper } from '../core/paper/model.ts';
import type { CommandContext } from './context.ts';
import type { Command, Option } from './define.ts';
import { commands } from './index.ts';
import { findCommand } from './parse.ts';
import { nearest } from './text/nearest.ts';
import { samples } from './text/wording.ts';

const MOST = 8;
const SHORTEST_TITLE_PART = 2;
/** With a command and an id around it, a line stays within Discord's 100 characters. */
const LONGEST_TITLE = 70;

type Papers = Pick<CommandContext, 'papers'>;

/** Lines that complete what a person has typed so far, the likeliest first, at most 8. */
export async function suggestLines(typed: string, context: Papers): Promise<readonly string[]> {
  const line = typed.replace(/^\s*\/?papers\s+/i, '').trimStart();
  const space = line.search(/\s/);
  const lines = space < 0 ? firstWord(line) : await afterFirstWord(line, space, context);
  return [...new Set(lines)].slice(0, MOST);
}

function firstWord(word: string): readonly string[] {
  const names = commands.map(({ name }) => name);
  const begun = names.filter((name) => name.startsWith(word.toLowerCase()));
  if (begun.length > 0) return begun;
  const close = nearest(word, names);
  return [...(close ? [close] : []), `search ${word}`];
}

async function afterFirstWord(line: string, space: number, context: Papers) {
  const command = findCommand(line.slice(0, space));
  const text = line.slice(space).trimStart();
  if (!command) return [`search ${line.trim()}`, ...(await titles('show', line, context))];
  if (command.options.some(({ kind }) => kind === 'paper')) {
    return titles(command.name, text, context);
  }
  return optionLines(command, text);
}

/** The id after the title makes the line exact; `show` and `save` read it there. */
async function titles(name: string, part: string, { papers }: Papers): Promise<readonly string[]> {
  if (part.trim().length < SHORTEST_TITLE_PART) return [];
  const found = await papers.suggest(part.trim(), MOST);
  return found.map((paper) => `${name} ${toTitleLine(paper)}`);
}

const toTitleLine = ({ id, title }: Paper): string => `${shorten(title, LONGEST_TITLE)} (${id})`;

/** Completes the last word as an option: `trending we` to `trending window:week`. */
function optionLines(command: Command, text: string): readonly string[] {
  const last = /\S*$/.exec(text)?.[0].toLowerCase() ?? '';
  const before = `${command.name} ${text.slice(0, text.length - last.length)}`;
  const isFree = command.options.some(({ kind }) => kind === 'text');
  // Someone who types free text is only interrupted when the word looks like an option.
  if (isFree && last.length < 2) return [];
  return command.options
    .filter((option) => !before.toLowerCase().includes(` ${option.name}:`))
    .flatMap((option) => pairs(option).filter((pair) => completes(pair, last, isFree)))
    .map((pair) => before + pair);
}

const pairs = (option: Option): readonly string[] =>
  samples(option).map((sample) => `${option.name}:${sample}`);

function completes(pair: string, word: string, keyOnly: boolean): boolean {
  const value = pair.slice(pair.indexOf(':') + 1);
  return pair.startsWith(word) || (!keyOnly && value.startsWith(word));
}
