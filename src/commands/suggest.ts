import { shorten } from '../core/message/shorten.ts';
import type { Day, Paper } from '../core/paper/model.ts';
import type { CommandContext } from './context.ts';
import type { Command, Option } from './define.ts';
import { typedCommands } from './index.ts';
import { findCommand } from './parse.ts';
import { nearest } from './text/nearest.ts';
import { readValue } from './text/values.ts';
import { samples } from './text/wording.ts';

/** All commands fit. */
const MOST = 25;
const SHORTEST_TITLE_PART = 2;
/** With a command and an id around it, a line stays within Discord's 100 characters. */
const LONGEST_TITLE = 70;

type Context = Pick<CommandContext, 'papers' | 'today'>;

/** Lines that complete what a person has typed so far, the likeliest first, at most 25. */
export async function suggestLines(typed: string, context: Context): Promise<readonly string[]> {
  const line = typed.replace(/^\s*\/?papers\s+/i, '').trimStart();
  const space = line.search(/\s/);
  const lines = space < 0 ? firstWord(line) : await afterFirstWord(line, space, context);
  return [...new Set(lines)].slice(0, MOST);
}

function firstWord(word: string): readonly string[] {
  const names = typedCommands.map(({ name }) => name);
  const begun = names.filter((name) => name.startsWith(word.toLowerCase()));
  if (begun.length > 0) return begun;
  const close = nearest(word, names);
  return [...(close ? [close] : []), `search ${word}`];
}

async function afterFirstWord(line: string, space: number, context: Context) {
  const command = findCommand(line.slice(0, space));
  const text = line.slice(space).trimStart();
  if (!command) return [`search ${line.trim()}`, ...(await titles('show', line, context))];
  if (command.options.some(({ kind }) => kind === 'paper')) {
    return titles(command.name, text, context);
  }
  return optionLines(command, text, context.today);
}

/** The id after the title makes the line exact; `show` and `save` read it there. */
async function titles(name: string, part: string, { papers }: Context): Promise<readonly string[]> {
  if (part.trim().length < SHORTEST_TITLE_PART) return [];
  const found = await papers.suggest(part.trim(), MOST);
  return found.map((paper) => `${name} ${toTitleLine(paper)}`);
}

const toTitleLine = ({ id, title }: Paper): string => `${shorten(title, LONGEST_TITLE)} (${id})`;

/** Completes the last word as an option: `trending we` to `trending week`. */
function optionLines(command: Command, text: string, today: Day): readonly string[] {
  const last = /\S*$/.exec(text)?.[0].toLowerCase() ?? '';
  const before = text.slice(0, text.length - last.length);
  const isFree = command.options.some(({ kind }) => kind === 'text');
  // Someone who types free text is only interrupted when the word looks like an option.
  if (isFree && last.length < 2) return [];
  const given = before.toLowerCase().split(/\s+/);
  const isGiven = (option: Option): boolean =>
    given.some(
      (word) =>
        word.startsWith(`${option.name}:`) ||
        (!isFree && isPositional(option, word) && readValue(option, word, today) !== undefined),
    );
  return command.options
    .filter((option) => !isGiven(option))
    .flatMap((option) => completions(option, last, isFree))
    .map((completion) => `${command.name} ${before}${completion}`);
}

/** What a word alone is taken for; anything at all could be a topic. */
const isPositional = ({ kind }: Option, word: string): boolean =>
  word !== '' && kind !== 'topics' && !(kind === 'weekdays' && /^\d+$/.test(word));

/** Only numbers and topics need to say what they are. */
const STANDS_ALONE = new Set<Option['kind']>([
  ...(['choice', 'date', 'until', 'time', 'zone', 'weekdays'] as const),
]);

/** Most values stand alone, as help writes them; after free text, and for others, a key. */
function completions(option: Option, word: string, isFree: boolean): readonly string[] {
  const values = samples(option);
  const begun = isFree ? [] : values.filter((value) => value.toLowerCase().startsWith(word));
  const pair = (value: string): string => `${option.name}:${value}`;
  if (begun.length > 0) return STANDS_ALONE.has(option.kind) ? begun : begun.map(pair);
  return values.map(pair).filter((line) => line.toLowerCase().startsWith(word));
}
