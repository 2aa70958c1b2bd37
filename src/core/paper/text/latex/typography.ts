import type { Piece, Source } from './source.ts';

/** `~`: a space that does not break, unless it says "about" or stands between two amounts. */
export function tilde({ text }: Source, at: number): Piece {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const isFree = at === 0 || /[\s([{<>=≈/"'“‘+-]/.test(before);
  const isRange = /\d[%KMBkx×]?$/.test(text.slice(Math.max(0, at - 2), at)) && /[\d$]/.test(after);
  const isAbout = (isFree || isRange) && !text.startsWith('http', at + 1);
  return { out: isAbout ? '~' : ' ', next: at + 1 };
}

/** `--` and `---`; a command's `--option` keeps its hyphens. */
export function hyphens({ text }: Source, at: number): Piece {
  let next = at;
  while (text[next] === '-') next += 1;
  const length = next - at;
  const isOption = length === 2 && /^$|[\s([`"']/.test(text.charAt(at - 1));
  if (length === 1 || length > 3 || (isOption && /[a-z]/i.test(text.charAt(next)))) {
    return { out: text.slice(at, next), next };
  }
  return { out: length === 2 ? '–' : '—', next };
}

/** ``` `` ``` and `` ` ``; a backtick without its partner stays. */
export function backticks({ text }: Source, at: number): Piece {
  let next = at;
  while (text[next] === '`') next += 1;
  if (next - at === 2) return { out: closes(text, at, next) ? '”' : '“', next };
  if (next - at > 2) return { out: '', next };
  const quoted = /^[^`'\s][^`']{0,60}'(?![\p{L}'])/u.exec(text.slice(next, next + 64))?.[0];
  if (quoted === undefined) return { out: '`', next };
  return { out: `‘${quoted.slice(0, -1)}’`, next: next + quoted.length };
}

/** `''` closes a quotation, or opens one where a word begins. In formulas it is a prime. */
export function apostrophes({ text, math }: Source, at: number): Piece {
  let next = at;
  while (text[next] === "'") next += 1;
  if (math) return { out: '′'.repeat(next - at), next };
  if (next - at !== 2) return { out: text.slice(at, next), next };
  const opens = !closes(text, at, next) && /^$|[\s([]/.test(text.charAt(at - 1));
  return { out: opens ? '“' : '”', next };
}

const closes = (text: string, at: number, next: number): boolean =>
  at > 0 && /\S/.test(text.charAt(at - 1)) && /^$|[\s.,;:!?)\]]/.test(text.charAt(next));
