import { formatTime } from '../../../src/core/message/figures.ts';

/** What Discord's clients make of a text: the words that people read, and the marks they see. */
export interface Reading {
  readonly text: string;
  readonly marks: readonly string[];
}

/** How a line begins that is more than its words (platforms.md, 2.5). */
const LINE_START = /^\s*(#{1,3}|-#|>{1,3}|[-*+]|\d+\.)\s+/;

/** What stands at a place of a line, first come first served. */
const RULES: readonly (readonly [RegExp, (groups: readonly string[]) => Reading])[] = [
  [/^(?!https?:)[0-9A-Za-z]+/, ([text = '']) => ({ text, marks: [] })],
  [/^\\([^0-9A-Za-z\s])/, ([, character = '']) => ({ text: character, marks: [] })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , text = '']) => ({ text, marks: ['code'] })],
  [/^<t:(-?\d+):([fDt])>/, ([, at, style = 'f']) => readTime(Number(at), style)],
  [/^<(?:@[!&]?|#|a?:\w+:|id:|\/\w+:)\d*\w*>/, ([all = '']) => ({ text: all, marks: ['mention'] })],
  [/^@(?:everyone|here)/, ([all = '']) => ({ text: all, marks: ['mention'] })],
  [/^<(https?:\/\/[^ >]+)>/, ([, text = '']) => ({ text, marks: ['link'] })],
  [/^https?:\/\/[^\s<]+/, ([text = '']) => ({ text, marks: ['link'] })],
  [/^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(([^()\s]+)\)/, readLink],
  [/^(?:\*\*|__|\*|_|~~|\|\|)/, ([all = '']) => ({ text: '', marks: [all] })],
  [/^:[^\s:]+:/, ([all = '']) => ({ text: all, marks: ['emoji'] })],
  [/^(?:\s+|[\s\S])/u, ([text = '']) => ({ text, marks: [] })],
];

const ZONE = 'Europe/Berlin';
const STYLES: ReadonlyMap<string, 'date' | 'time'> = new Map([
  ['D', 'date'],
  ['t', 'time'],
]);

function readTime(seconds: number, letter: string): Reading {
  const style = STYLES.get(letter) ?? 'moment';
  const time = { type: 'time', at: seconds * 1000, zone: ZONE, style } as const;
  return { text: formatTime(time, ZONE), marks: ['time'] };
}

function readLink([, words = '', url = '']: readonly string[]): Reading {
  const { text, marks } = readInline(words);
  return { text, marks: [/^https?:/.test(url) ? 'link' : `link to ${url}`, ...marks] };
}

export function readMarkdown(markdown: string): readonly Reading[] {
  return markdown.split('\n').map((line) => {
    const [start = '', mark = ''] = LINE_START.exec(line) ?? [];
    const { text, marks } = readInline(line.slice(start.length));
    return { text, marks: mark === '' ? marks : [mark, ...marks] };
  });
}

function readInline(line: string): Reading {
  const parts: Reading[] = [];
  for (let rest = line; rest !== ''; ) {
    for (const [rule, read] of RULES) {
      const found = rule.exec(rest);
      if (!found) continue;
      parts.push(read(found));
      rest = rest.slice(found[0].length);
      break;
    }
  }
  return {
    text: parts.map(({ text }) => text).join(''),
    marks: parts.flatMap(({ marks }) => marks),
  };
}
