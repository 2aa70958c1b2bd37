import type { Reading } from './discord-markdown.ts';

const nothing = (text: string): Reading => ({ text, marks: [] });

/**
 * What Slack's clients may make of a text in its markup (platforms.md, 1.3), first come first
 * served. Stricter than they are: what could be a mark in some place is one in every place.
 */
const RULES: readonly (readonly [RegExp, (groups: readonly string[]) => Reading])[] = [
  // A word joiner on both sides parts a mark from whatever would make it one.
  [/^\u2060([*_~`@:])\u2060/, ([, character = '']) => nothing(character)],
  [/^\u2060(&gt;)/, () => nothing('>')],
  [/^<!date\^\d+\^[^|>]+\|([^>]+)>/, ([, text = '']) => ({ text: decode(text), marks: ['time'] })],
  [/^<#[CG][A-Z0-9]+>/, ([all = '']) => ({ text: all, marks: ['channel'] })],
  [/^<[@!#][^>]*>/, ([all = '']) => ({ text: all, marks: ['mention'] })],
  [/^<(https?:\/\/[^|>\s]+)(?:\|([^>]*))?>/, readLink],
  [/^<[^>]*>/, ([all = '']) => ({ text: all, marks: [`link to ${all}`] })],
  [/^`([^`\n]+)`/, ([, text = '']) => ({ text: decode(text), marks: ['code'] })],
  [/^[*_~`]/, ([all = '']) => ({ text: '', marks: [all] })],
  // No emoji has the word joiner in its name, which stands where two colons follow each other.
  [/^(?:@\S|:[^\s:\u2060]+:)/, ([all = '']) => ({ text: all, marks: ['mention or emoji'] })],
  [/^https?:\/\/\S+/, ([text = '']) => ({ text, marks: ['link'] })],
  [/^&(?:amp|lt|gt);/, ([entity = '']) => nothing(decode(entity))],
  [/^[&<>]/, ([all = '']) => ({ text: all, marks: [`bare ${all}`] })],
  [/^[\s\S]/u, ([text = '']) => nothing(text)],
];

function readLink([, address = '', label]: readonly string[]): Reading {
  const { text, marks } = readInline(label ?? '');
  return { text: label === undefined ? decode(address) : text, marks: ['link', ...marks] };
}

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Each line as people read it. */
export const readMrkdwn = (mrkdwn: string): readonly Reading[] =>
  mrkdwn.split('\n').map((line) => {
    const { text, marks } = readInline(line);
    return { text, marks: line.startsWith('&gt;') ? ['quote', ...marks] : marks };
  });

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
