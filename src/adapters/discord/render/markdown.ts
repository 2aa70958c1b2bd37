import { assertNever } from '../../../core/errors.ts';
import { readLink } from '../../../core/message/read-link.ts';
import { LIMITS } from '../limits.ts';

/**
 * What Discord's markdown would take for a mark (platforms.md, 2.5), a mention, a link that it
 * makes by itself, or an emoji by its name. What is one only where a line begins: see `line`.
 */
const MARKS = /[\\*_~`|<>#[\]()]|@(?=everyone|here)|:(?=\/\/|[^\s:]+:)/g;
const AT_LINE_START = /^(?:[-+]|\d+(?=[.)]))/;

/** A tidy text from outside, to be read as it was typed. */
export const escapeMarkdown = (text: string): string => text.replace(MARKS, '\\$&');

/** Markdown as a line: no list or quote begins because of what a text begins with. */
export function line(markdown: string): string {
  const trimmed = markdown.trim();
  return trimmed.replace(AT_LINE_START, (start) =>
    /\d/.test(start) ? `${start}\\` : `\\${start}`,
  );
}

/** A line in small print; nothing when there is nothing to print. */
export function small(markdown: string): string {
  const content = markdown.trim();
  return content === '' ? '' : `-# ${line(content)}`;
}

export const lines = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n');

/** Discord pairs the brackets in the words of a link, escaped or not. */
const PAIRED = /^(?:[^[\]]|\[[^[\]]*\])*$/;

/** A link of tidy words, or the words and the address as text where people can't follow it. */
export function link(text: string, url: string): string {
  const read = readLink(text, url, LIMITS.url);
  switch (read.type) {
    case 'address':
      return `<${read.address}>`;
    case 'words': {
      const label = escapeMarkdown(read.words);
      // Discord makes no link of words with an address of their own.
      const linkable = !read.lures && PAIRED.test(read.words);
      return linkable ? `[${label}](${read.address})` : `${label} (<${read.address}>)`;
    }
    case 'dead': {
      const [label, shown] = [escapeMarkdown(read.words), escapeMarkdown(read.shown)];
      if (label === '') return shown;
      return shown === '' ? label : `${label} (${shown})`;
    }
    default:
      return assertNever(read);
  }
}
