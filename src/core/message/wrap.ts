/** A piece of text and how it looks; a style is a list of SGR codes (ECMA-48, 8.3.117). */
export interface Run {
  readonly text: string;
  readonly style?: string;
}

type Word = readonly Run[];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** East Asian wide and fullwidth forms and emoji take two columns; near enough for wrapping. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

/** Most texts are of these alone, one column each; segmenting them takes a hundred times longer. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

/** What people see as one character each. */
const charactersOf = (text: string): readonly string[] =>
  PRINTABLE_ASCII.test(text)
    ? [...text]
    : Array.from(graphemes.segment(text), ({ segment }) => segment);

const paint = ({ text, style }: Run): string =>
  style === undefined ? text : `\u001B[${style}m${text}\u001B[0m`;

/**
 * Lines of at most `width` columns, broken between words. A longer word is broken between what
 * people see as characters; a web address never is, because a broken one leads nowhere.
 */
export function wrap(runs: readonly Run[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of toWords(runs).flatMap((word) => breakWord(word, width))) {
    const wide = columnsOf(word);
    const painted = word.map(paint).join('');
    if (used > 0 && used + 1 + wide > width) {
      lines.push(line);
      used = 0;
    }
    line = used > 0 ? `${line} ${painted}` : painted;
    used += used > 0 ? wide + 1 : wide;
  }
  return used > 0 ? [...lines, line] : lines;
}

const columnsOf = (word: Word): number => word.reduce((sum, run) => sum + columns(run.text), 0);

function toWords(runs: readonly Run[]): readonly Word[] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    for (const part of run.text.split(/(\s+)/)) {
      if (/^\s/.test(part)) words.push([]);
      else if (part !== '') words.at(-1)?.push({ ...run, text: part });
    }
  }
  return words.filter((word) => word.length > 0);
}

function breakWord(word: Word, width: number): readonly Word[] {
  if (columnsOf(word) <= width || word.some((run) => /https?:\/\//.test(run.text))) return [word];
  const parts: Run[][] = [[]];
  let used = 0;
  for (const run of word) {
    let piece = '';
    for (const character of charactersOf(run.text)) {
      const wide = columns(character);
      if (used > 0 && used + wide > width) {
        if (piece !== '') parts.at(-1)?.push({ ...run, text: piece });
        parts.push([]);
        piece = '';
        used = 0;
      }
      piece += character;
      used += wide;
    }
    if (piece !== '') parts.at(-1)?.push({ ...run, text: piece });
  }
  return parts;
}
