import { linkText } from '../links.ts';
import { FORMULA_FONTS, SECOND_ARGUMENT, TEXT_FONTS } from './macro-table.ts';
import { script } from './scripts.ts';
import { type Piece, readArgument, readGroup, type Source, skipOption } from './source.ts';
import { DOUBLE_STRUCK } from './symbol-table.ts';

type Reader = (source: Source, next: number) => Piece | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['frac', fraction],
  ['dfrac', fraction],
  ['tfrac', fraction],
  ['nicefrac', fraction],
  ['sqrt', root],
  ['mathbb', doubleStruck],
  ['mathds', doubleStruck],
  ['textsuperscript', (source, next) => scripted(source, next, '^')],
  ['textsubscript', (source, next) => scripted(source, next, '_')],
  ['url', address],
  ['href', link],
  ...readers(FORMULA_FONTS, (source, next) => font(source, next, source.math)),
  ...readers(TEXT_FONTS, (source, next) => font(source, next, false)),
  ...readers(SECOND_ARGUMENT, second),
]);

/** Commands that put their arguments into a form: fractions, roots, links, fonts. */
export function structure(source: Source, name: string, next: number): Piece | undefined {
  return READERS.get(name)?.(source, next);
}

function readers(names: ReadonlySet<string>, reader: Reader): readonly [string, Reader][] {
  return [...names].map((name) => [name, reader]);
}

function fraction(source: Source, next: number): Piece | undefined {
  const above = readArgument(source, next);
  const below = above && readArgument(source, above.next);
  if (above === undefined || below === undefined) return undefined;
  const parts = [above, below].map(({ content }) => operand(source.render(content, true).trim()));
  return { out: parts.join('/'), next: below.next };
}

function root(source: Source, next: number): Piece | undefined {
  const after = skipOption(source.text, next);
  const degree = script('^', source.text.slice(next + 1, Math.max(next + 1, after - 1)));
  if (source.text[after] === '(') return { out: `${degree}√`, next: after };
  const argument = readArgument(source, after);
  if (argument === undefined) return undefined;
  return {
    out: `${degree}√${operand(source.render(argument.content, true))}`,
    next: argument.next,
  };
}

/** What a line over or beside it held together needs brackets once the line is gone. */
const operand = (text: string): string =>
  /^[^\s+−/*·×=-]*$|^\([^()]*\)$/.test(text) ? text : `(${text})`;

function doubleStruck(source: Source, next: number): Piece | undefined {
  const argument = readArgument(source, next);
  if (argument === undefined) return undefined;
  const content = source.render(argument.content, true).trim();
  return { out: DOUBLE_STRUCK.get(content) ?? content, next: argument.next };
}

function scripted(source: Source, next: number, mark: '^' | '_'): Piece | undefined {
  const group = readGroup(source, next);
  return group && { out: script(mark, source.render(group.content)), next: group.next };
}

function address(source: Source, next: number): Piece | undefined {
  const group = readGroup(source, next);
  return group && { out: plainAddress(group.content), next: group.next };
}

function link(source: Source, next: number): Piece | undefined {
  const target = readGroup(source, next);
  if (target === undefined) return undefined;
  const label = readGroup(source, target.next);
  if (label === undefined) return { out: ` ${source.render(target.content)}`, next: target.next };
  const text = linkText(source.render(label.content), plainAddress(target.content));
  return { out: text, next: label.next };
}

/** A link without the backslashes that LaTeX makes authors put into it. */
export const plainAddress = (text: string): string => text.trim().replace(/\\([_#%&~])/g, '$1');

function font(source: Source, next: number, math: boolean): Piece {
  const group = readGroup(source, next);
  if (group === undefined) return { out: '', next };
  return { out: source.render(group.content, math), next: group.next };
}

function second(source: Source, next: number): Piece | undefined {
  const first = readGroup(source, skipOption(source.text, next));
  const group = first && readGroup(source, first.next);
  return group && { out: source.render(group.content), next: group.next };
}
