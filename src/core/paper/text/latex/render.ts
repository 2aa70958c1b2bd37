import { linksIn, linkText } from '../links.ts';
import { command } from './commands.ts';
import { dollars } from './math.ts';
import { subscript, superscript } from './scripts.ts';
import { type Piece, pairBraces, readGroup, type Source } from './source.ts';
import { plainAddress } from './structures.ts';
import { apostrophes, backticks, hyphens, tilde } from './typography.ts';

type Reader = (source: Source, at: number) => Piece;

/** Deeper nesting than people write; below it braces are just left out. */
const DEEPEST = 30;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['\\', command],
  ['$', dollars],
  ['^', superscript],
  ['_', subscript],
  ['{', brace],
  ['}', brace],
  ['~', tilde],
  ['-', hyphens],
  ['`', backticks],
  ["'", apostrophes],
]);

const ANY_MARKUP = /[\\{}$^_~`]|--|''/;
const PLAIN = /[^\\{}$^_~`'-]+/y;

/** LaTeX, and what sources leave of it, as Unicode text. Links in the text stay as they are. */
export function renderLatex(text: string): string {
  return renderPart(text, false, 0);
}

function renderPart(text: string, math: boolean, depth: number): string {
  if (!ANY_MARKUP.test(text) && !math) return text;
  if (depth > DEEPEST) return text.replace(/[\\{}$^_~`]+/g, '');
  const render = (part: string, inMath = math): string => renderPart(part, inMath, depth + 1);
  const source: Source = { text, math, closing: pairBraces(text), render };
  const out: string[] = [];
  let at = 0;
  for (const match of linksIn(text)) {
    if (match.index < at) continue;
    at = renderUntil(source, at, match.index, out);
    if (at > match.index) continue;
    const piece = linkWithLabel(source, match[0], match.index);
    out.push(piece.out);
    at = piece.next;
  }
  renderUntil(source, at, text.length, out);
  return out.join('');
}

/** Renders up to a position, or to the end of the piece that reaches beyond it. */
function renderUntil(source: Source, from: number, end: number, out: string[]): number {
  let at = from;
  while (at < end) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(source.text)?.[0].slice(0, end - at);
    const piece =
      plain === undefined ? special(source, at) : { out: plain, next: at + plain.length };
    out.push(piece.out);
    at = piece.next;
  }
  return at;
}

function special(source: Source, at: number): Piece {
  const read = READERS.get(source.text.charAt(at));
  return read === undefined ? { out: source.text.charAt(at), next: at + 1 } : read(source, at);
}

/** `\href{address}{label}` reaches us as `address{label}` from sources that drop commands. */
function linkWithLabel(source: Source, address: string, at: number): Piece {
  const end = at + address.length;
  const label = readGroup(source, end);
  if (label === undefined) return { out: plainAddress(address), next: end };
  const text = linkText(source.render(label.content), plainAddress(address));
  return { out: text, next: label.next };
}

/** Braces that people are meant to see hold a list: `{-1, 0, 1}`, `Qwen3-{4B, 8B}`. */
const LIST =
  /^(?!\\(?:it|em|bf|tt|sc|rm|sf|sl)\b)[^{}]{0,200}[^{}\s],[^{}]{1,200}$|^\s*["'][^{}]*:/;

const LONGEST_LIST = 400;

function brace({ text, closing }: Source, at: number): Piece {
  const end = closing.get(at);
  if (end !== undefined && end - at <= LONGEST_LIST && LIST.test(text.slice(at + 1, end))) {
    return { out: '{', next: at + 1 };
  }
  if (end !== undefined && isLinkAfterWord(text, at)) return { out: ' ', next: at + 1 };
  return { out: text.charAt(at) === '}' && closesList(text, at) ? '}' : '', next: at + 1 };
}

/** `Name{https://…}` is what some sources leave of a name that was a link. */
const isLinkAfterWord = (text: string, at: number): boolean =>
  /[\w}]/.test(text.charAt(at - 1)) &&
  /^(?:https?:|www\.|[\w-]{1,40}\.\w{2,4}\/)/.test(text.slice(at + 1, at + 50));

function closesList(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - LONGEST_LIST), at);
  const start = near.lastIndexOf('{');
  return start >= 0 && near[start - 1] !== '\\' && LIST.test(near.slice(start + 1));
}
