import type { Piece, Source } from './source.ts';

/** Formulas of abstracts are short; a partner that is farther away is another formula's. */
const INLINE = 400;
const DISPLAY = 1500;

/** `11 in total`, `1M to`: what follows a dollar sign is an amount, not a formula. */
const AMOUNT = /^\d[\d.,]*\s?(?:[kKMBT]\b|[bm]illion\b|USD\b)?\+?(?:\s+[A-Za-z(]{2,}|[,.;:)\]]\s)/;
const PROSE = /[a-z]{3,},? [a-z]{3,}/;

/** `$…$` and `$$…$$`. A dollar sign that opens no formula is money and stays. */
export function dollars(source: Source, at: number): Piece {
  const { text } = source;
  const mark = text[at + 1] === '$' ? '$$' : '$';
  const start = at + mark.length;
  const end = closingDollar(text, start, mark);
  if (end === undefined) return { out: mark, next: start };
  const content = text.slice(start, end);
  const isFormula = mark === '$$' || isInline(content, text.charAt(end + 1));
  if (!isFormula) return { out: mark, next: start };
  return { out: source.render(content.trim(), true), next: end + mark.length };
}

/** `\(…\)` and `\[…\]`; elsewhere these are brackets that Markdown makes people escape. */
export function brackets(source: Source, at: number): Piece {
  const open = source.text.charAt(at + 1);
  const start = at + 2;
  const near = source.text.slice(start, start + DISPLAY);
  const length = near.indexOf(open === '(' ? '\\)' : '\\]');
  const content = near.slice(0, Math.max(0, length)).trim();
  if (content === '' || !isMath(content)) return { out: open, next: start };
  return { out: source.render(content, true), next: start + length + 2 };
}

function closingDollar(text: string, start: number, mark: string): number | undefined {
  const near = text.slice(start, start + (mark === '$' ? INLINE : DISPLAY));
  let at = near.indexOf(mark);
  while (at > 0 && near[at - 1] === '\\') at = near.indexOf(mark, at + 1);
  return at <= 0 ? undefined : start + at;
}

/** A formula touches its dollar signs, and no digit follows it: `$5 to $10` is none. */
function isInline(content: string, after: string): boolean {
  const touches = !/^\s|\s$/.test(content) && !/\d/.test(after);
  return touches && !AMOUNT.test(content) && isMath(content);
}

const isMath = (content: string): boolean =>
  /[\\^]|_\{|_\w\b/.test(content) || !PROSE.test(content);
