import { SUBSCRIPTS, SUPERSCRIPTS } from './script-table.ts';
import { codePoint, type Piece, readArgument, type Source } from './source.ts';

type Mark = '^' | '_';

/** Small letters are hard to read in words: `L_total` rather than `Lₜₒₜₐₗ`. */
const LONGEST_WORD = 3;
const LONGEST_FORMULA = 7;

/** A raised or lowered text in Unicode when all of it has such characters, else after its mark. */
export function script(mark: Mark, content: string): string {
  const text = content.trim();
  const small = toSmall(mark === '^' ? SUPERSCRIPTS : SUBSCRIPTS, text);
  if (small !== undefined) return small;
  if (mark === '_' && /^\d+\.\d+$/.test(text)) return text;
  if (text === '' || /^[,;]/.test(text)) return text;
  return /^[\p{L}\p{N}]+$|^.$|^\d+\.\d+$|^\([^()]*\)$/u.test(text)
    ? `${mark}${text}`
    : `${mark}(${text})`;
}

function toSmall(table: ReadonlyMap<string, string>, text: string): string | undefined {
  const chars = [...text.replaceAll(' ', '')];
  const longest = /^[^\p{L}]*$/u.test(text)
    ? Number.POSITIVE_INFINITY
    : /[^\p{L}]/u.test(text)
      ? LONGEST_FORMULA
      : LONGEST_WORD;
  if (chars.length === 0 || chars.length > longest) return undefined;
  const small = chars.map((char) => table.get(char));
  return small.every((char) => char !== undefined) ? small.join('') : undefined;
}

const BARE_EXPONENT =
  /\^(?:\(([-+−]?[\dA-Za-z]{1,4})\)|([-+−]?\d+(?!\.?\d)|\p{L}(?![\p{L}\p{N}])|th(?!\p{L})|[*+§†‡°′∘⋆]))/uy;

/** `^`: in prose only after something, and only what is short or in a group. */
export function superscript(source: Source, at: number): Piece {
  const { text, math } = source;
  if (math || text[at + 1] === '{' || text[at + 1] === '\\') return argument(source, at, '^');
  BARE_EXPONENT.lastIndex = at;
  const [whole, inner, bare] = BARE_EXPONENT.exec(text) ?? [];
  const attached = at > 0 && /\S/.test(text.charAt(at - 1));
  if (whole === undefined || !attached) return { out: '^', next: at + 1 };
  return { out: script('^', inner === undefined ? (bare ?? '') : inner), next: at + whole.length };
}

const SYMBOL_BEFORE = /(?<![\p{L}_./@])\p{L}$|(?<!\p{L})(?:log|max)$/u;
const SYMBOL_INDEX = /_(\d{1,4}(?:\.\d+)?|\p{L})(?![\p{L}\p{N}_])(?!\.\p{L})/uy;
const ATOM_BEFORE = /(?<![\p{L}\d_./-])(?:[A-Z][a-z]?[₀-₉]*){1,3}$/u;
const ATOM_INDEX = /_(\d{1,2})(?![a-z\d_])(?!\.[\p{L}\d])/uy;

/** `_`: in prose only after a symbol, `x_1` and `CO_2`; `snake_case` is a name. */
export function subscript(source: Source, at: number): Piece {
  const { text, math } = source;
  if (math || text[at + 1] === '{') return argument(source, at, '_');
  const before = text.slice(Math.max(0, at - 12), at);
  const index =
    (SYMBOL_BEFORE.test(before) ? matchAt(SYMBOL_INDEX, text, at) : undefined) ??
    (ATOM_BEFORE.test(before) ? matchAt(ATOM_INDEX, text, at) : undefined);
  if (index === undefined) return { out: '_', next: at + 1 };
  return { out: script('_', index), next: at + 1 + index.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
}

function argument(source: Source, at: number, mark: Mark): Piece {
  const signed = /^[-+]\d+/.exec(source.text.slice(at + 1, at + 8))?.[0];
  const digits = signed ?? /^\d+/.exec(source.text.slice(at + 1, at + 8))?.[0];
  if (digits !== undefined) return { out: script(mark, digits), next: at + 1 + digits.length };
  const found = readArgument(source, at + 1);
  if (found === undefined || codePoint(source.text, at + 1) === ' ') {
    return { out: mark, next: at + 1 };
  }
  return { out: script(mark, source.render(found.content, true)), next: found.next };
}
