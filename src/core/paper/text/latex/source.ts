/** A stretch of LaTeX, and how to render a part of it. */
export interface Source {
  readonly text: string;
  readonly math: boolean;
  /** Where each group closes, by where it opens. */
  readonly closing: ReadonlyMap<number, number>;
  readonly render: (part: string, math?: boolean) => string;
}

/** What a piece of LaTeX becomes, and where the next one begins. */
export interface Piece {
  readonly out: string;
  readonly next: number;
}

/** The text of a macro's argument, and where it ends. */
export interface Argument {
  readonly content: string;
  readonly next: number;
}

/** Pairs the braces of a text; those without a partner and escaped ones are left out. */
export function pairBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}

const COMMAND = /\\(?:[A-Za-z]+|.)/suy;

/** The group that opens at a position. */
export function readGroup({ text, closing }: Source, at: number): Argument | undefined {
  const end = closing.get(at);
  return end === undefined ? undefined : { content: text.slice(at + 1, end), next: end + 1 };
}

/** What TeX takes for an argument: a group, a command or one character. */
export function readArgument(source: Source, from: number): Argument | undefined {
  const at = skipSpaces(source.text, from);
  const group = readGroup(source, at);
  if (group !== undefined) return group;
  COMMAND.lastIndex = at;
  const command = COMMAND.exec(source.text)?.[0];
  if (command !== undefined) return readMacro(source, command, at);
  const char = codePoint(source.text, at);
  const isArgument = char !== '' && !'{}$&~'.includes(char);
  return isArgument ? { content: char, next: at + char.length } : undefined;
}

/** A command that is an argument brings its own groups along: `\sqrt\frac{1}{2}`. */
function readMacro(source: Source, command: string, at: number): Argument {
  let next = at + command.length;
  for (let group = readGroup(source, next); group; group = readGroup(source, next)) {
    next = group.next;
  }
  return { content: source.text.slice(at, next), next };
}

const OPTION = /\[[^[\]{}]{0,120}\]/y;

/** Where a command's `[option]` ends; where it begins when there is none. */
export function skipOption(text: string, at: number): number {
  OPTION.lastIndex = at;
  return at + (OPTION.exec(text)?.[0].length ?? 0);
}

export function skipSpaces(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ') next += 1;
  return next;
}

/** The whole character at a position; empty at the end. */
export function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
