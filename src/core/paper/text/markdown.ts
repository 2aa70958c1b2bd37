import { isAddress, linkText } from './links.ts';

const LINK = /\[([^[\]]{1,200})\]\(([^()\s]{1,300})\)/g;
const BOLD = /(?<![\d)*\\])\*\*(?=[^\s*])([^*]{1,200})(?<=\S)\*\*(?!\*)/g;
const ITALIC = /(?<![\w*\\)])\*(?=[A-Za-z])([^*]{1,80})(?<=\w)\*(?![\w*])/g;

const CODE = /(?<!`)`([^`\s](?:[^`]{0,60}[^`\s])?)`(?!`)/g;

/** Markdown's emphasis, code marks and links as plain text, where they cannot mean anything else. */
export function removeEmphasis(text: string): string {
  const linked = text.replace(LINK, (whole, label: string, target: string) =>
    isAddress(target) ? linkText(label, target) : whole,
  );
  const words = linked.includes('`') ? linked.replace(CODE, '$1') : linked;
  return words.includes('*') ? words.replace(BOLD, '$1').replace(ITALIC, '$1') : words;
}
