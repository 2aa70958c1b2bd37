import { COMBINING_MARKS, FORMULA_MARKS, LETTERS } from './accent-table.ts';
import { codePoint, type Piece, readArgument, readGroup, type Source } from './source.ts';

/** `\'e`, `\"{o}`, `\^\i`: a letter with its accent; undefined when it is something else. */
export function signAccent(source: Source, at: number): Piece | undefined {
  const { text } = source;
  const name = text.charAt(at + 1);
  if (!COMBINING_MARKS.has(name) || isQuote(text, at)) return undefined;
  const argument = readArgument(source, at + 2);
  return argument && accented(name, argument.content, argument.next);
}

/** `\c{c}`, `\v s`, `\H{o}`: as above for commands that are letters. */
export function letterAccent(source: Source, name: string, next: number): Piece | undefined {
  if (!COMBINING_MARKS.has(name)) return undefined;
  const spaced = source.text[next] === ' ' && /^ \p{L}/u.test(source.text.slice(next, next + 3));
  const argument = spaced ? readArgument(source, next) : readGroup(source, next);
  return argument && accented(name, argument.content, argument.next);
}

/** `\hat{x}`, `\tilde O`: a mark over one symbol; over more of them it is left out. */
export function formulaAccent(source: Source, name: string, next: number): Piece | undefined {
  const mark = FORMULA_MARKS.get(name);
  const argument = mark === undefined ? undefined : readArgument(source, next);
  if (mark === undefined || argument === undefined) return undefined;
  const base = source.render(argument.content, true).trim();
  const isSymbol = base !== '' && codePoint(base, 0).length === base.length;
  return { out: isSymbol ? `${base}${mark}`.normalize('NFC') : base, next: argument.next };
}

/** `\ss`, `\o`, `\L`: within a word the space after the command is no space. */
export function letter(source: Source, name: string, at: number, next: number): Piece | undefined {
  const found = LETTERS.get(name);
  if (found === undefined) return undefined;
  const isWord = /\p{L}/u.test(source.text.charAt(at - 1)) || /^[A-Z]/.test(name);
  const isSplit = isWord && /^ \p{Ll}/u.test(source.text.slice(next, next + 3));
  return { out: found, next: isSplit ? next + 1 : next };
}

function accented(name: string, content: string, next: number): Piece | undefined {
  const base = content.trim().replace(/^\\([ij])$/, '$1');
  if (!/^\p{L}$/u.test(base)) return undefined;
  const composed = `${base}${COMBINING_MARKS.get(name) ?? ''}`.normalize('NFC');
  return codePoint(composed, 0).length === composed.length ? { out: composed, next } : undefined;
}

/** JSON and Markdown escape quotation marks with the same backslash: `\"word\"`, `it\'s`. */
function isQuote(text: string, at: number): boolean {
  const near = text.slice(at + 2, at + 120);
  const isInside = at > 0 && /\p{L}/u.test(text.charAt(at - 1));
  if (text[at + 1] === "'") return isInside && /^(?:s|t|re|ve|ll|d|m)(?!\p{L})/u.test(near);
  if (text[at + 1] !== '"') return false;
  const close = near.indexOf('\\"');
  return !isInside && close > 0 && !/\p{L}/u.test(near.charAt(close + 2));
}
