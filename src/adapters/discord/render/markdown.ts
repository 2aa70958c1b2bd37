import { shorten } from '../../../core/message/shorten.ts';
import { removeInvisible } from '../../../core/paper/text/characters.ts';
import { LIMITS } from '../limits.ts';

/**
 * What Discord's markdown would take for a mark (platforms.md, 2.5), a mention, a link that it
 * makes by itself, or an emoji by its name. What is one only where a line begins: see `line`.
 */
const MARKS = /[\\*_~`|<>#[\]()]|@(?=everyone|here)|:(?=\/\/|[^\s:]+:)/g;
const AT_LINE_START = /^(?:[-+]|\d+(?=[.)]))/;

/** A text on one line, without what nobody sees. */
export const tidy = (text: string): string => removeInvisible(text).replace(/\s+/g, ' ');

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

/** Long enough to tell where an address leads. */
const SHOWN_ADDRESS = 120;

/**
 * Words that Discord takes for those of a link. It makes none of words with an address of their
 * own; and it pairs the brackets within, escaped or not.
 */
const LINKABLE = /^(?!.*https?:\/\/)(?:[^[\]]|\[[^[\]]*\])*$/i;

/** A link of tidy words, or the words and the address as text where people can't follow it. */
export function link(text: string, url: string): string {
  const words = text.trim();
  const address = webAddress(url);
  if (address === undefined) return withAddress(words, tidy(url).trim());
  if (words === '' || webAddress(words) === address) return `<${address}>`;
  const label = escapeMarkdown(words);
  return LINKABLE.test(words) ? `[${label}](${address})` : `${label} (<${address}>)`;
}

function withAddress(words: string, url: string): string {
  const shown = escapeMarkdown(shorten(url, SHOWN_ADDRESS));
  if (words === '') return shown;
  return url === '' || url === words
    ? escapeMarkdown(words)
    : `${escapeMarkdown(words)} (${shown})`;
}

/** What would end a link or begin a mark, in the part of an address that may hold anything. */
const UNSAFE_IN_ADDRESS = /[()<>[\]\\*`|"'\s]/g;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/**
 * The address when it is one that people may follow: the web, with no name and password in front
 * that could pass for its host.
 */
export function webAddress(url: string): string | undefined {
  if (url.length > LIMITS.url || !URL.canParse(url)) return undefined;
  const { protocol, username, password, host, origin, href } = new URL(url);
  const web = protocol === 'https:' || protocol === 'http:';
  if (!web || username !== '' || password !== '' || !HOST.test(host)) return undefined;
  const path = href.slice(origin.length).replace(UNSAFE_IN_ADDRESS, percentEncode);
  const address = `${origin}${path}`;
  return address.length > LIMITS.url ? undefined : address;
}

const percentEncode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
