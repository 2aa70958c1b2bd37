import { formulaAccent, letter, letterAccent, signAccent } from './accents.ts';
import { ABBREVIATIONS, DELIMITERS, DROPPED, FUNCTIONS, SILENT, SPACES } from './macro-table.ts';
import { brackets } from './math.ts';
import { codePoint, type Piece, readGroup, type Source, skipOption, skipSpaces } from './source.ts';
import { structure } from './structures.ts';
import { RELATIONS, SYMBOLS } from './symbol-table.ts';

const NAME = /[A-Za-z]+\*?/y;

/** A backslash and what belongs to it. */
export function command(source: Source, at: number): Piece {
  NAME.lastIndex = at + 1;
  const name = NAME.exec(source.text)?.[0];
  return name === undefined ? sign(source, at) : named(source, name, at);
}

function named(source: Source, name: string, at: number): Piece {
  const next = at + 1 + name.length;
  return (
    symbol(source, name, at, next) ??
    wording(source, name, at, next) ??
    formulaAccent(source, name, next) ??
    letterAccent(source, name, next) ??
    letter(source, name, at, next) ??
    structure(source, name, next) ??
    unknown(source, name, next)
  );
}

function symbol(source: Source, name: string, at: number, next: number): Piece | undefined {
  const { text } = source;
  const end = source.closing.get(next) === next + 1 ? next + 2 : next;
  const relation = RELATIONS.get(name);
  if (relation === undefined) {
    const found = SYMBOLS.get(name);
    return found === undefined ? undefined : { out: found, next: end };
  }
  const about = skipSpaces(text, end);
  if (name === 'sim' && /[\d$]/.test(text.charAt(about))) return { out: '~', next: about };
  const isLopsided = at > 0 && text[at - 1] !== ' ' && text[end] === ' ';
  return { out: isLopsided ? ` ${relation}` : relation, next: end };
}

function wording(source: Source, name: string, at: number, next: number): Piece | undefined {
  const { text } = source;
  const abbreviation = ABBREVIATIONS.get(name);
  if (abbreviation !== undefined) {
    const end = readGroup(source, next)?.content === '' ? next + 2 : next;
    return { out: abbreviation, next: text[end] === '.' ? end + 1 : end };
  }
  if (name === 'nobreakdash') return { out: '', next };
  if (SILENT.has(name)) return silent(text, name, next);
  if (DROPPED.has(name)) return dropped(source, name, at, next);
  const isFunction = source.math && FUNCTIONS.has(name);
  const touches = at > 0 && /[\p{L}\p{N})\]}]/u.test(text.charAt(at - 1));
  return isFunction && touches ? { out: ` ${name}`, next } : undefined;
}

function silent(text: string, name: string, next: number): Piece {
  const hasDot = DELIMITERS.has(name) && text[next] === '.';
  const end = hasDot ? next + 1 : skipSpaces(text, next);
  return { out: SPACES.has(name) ? ' ' : '', next: end };
}

/** A footnote that its source has cut off leaves its text behind, as a sentence. */
function dropped(source: Source, name: string, at: number, next: number): Piece {
  const option = skipOption(source.text, skipOption(source.text, next));
  const group = readGroup(source, option);
  const isCut = group === undefined && name === 'footnote' && source.text[option] === '{';
  const separator = /[.!?]/.test(source.text.charAt(at - 1)) ? ' ' : '. ';
  return { out: isCut ? separator : '', next: group?.next ?? option };
}

/** An author's own macro: what it is about is in its argument or, failing that, its name. */
function unknown(source: Source, name: string, next: number): Piece {
  const group = readGroup(source, next);
  const content = group === undefined ? '' : source.render(group.content).trim();
  return { out: content === '' ? name : content, next: group?.next ?? next };
}

function sign(source: Source, at: number): Piece {
  const { text } = source;
  const char = codePoint(text, at + 1);
  if (char === '(' || char === '[') return brackets(source, at);
  const accent = signAccent(source, at);
  if (accent !== undefined) return accent;
  if (/\d/.test(char)) return { out: amount(text, at), next: at + 1 };
  if (char === '\\') return { out: ' ', next: skipOption(text, at + 2) };
  const next = at + 1 + char.length;
  if (',;: '.includes(char)) return { out: ' ', next };
  if ('!/-@'.includes(char)) return { out: '', next };
  return { out: char === '|' ? '‖' : char, next };
}

/** `\212 K` was `\$212 K` once; `\3)` is a number that Markdown made someone escape. */
function amount(text: string, at: number): string {
  return /^\\\d{1,2}[.)](?!\d)/.test(text.slice(at, at + 5)) ? '' : '$';
}
