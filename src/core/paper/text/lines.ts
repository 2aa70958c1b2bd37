/** A hyphen at the end of a line belongs to a word, unless it stands for the rest of one. */
const BROKEN_WORD = /-(?<=[\p{L}\p{N}]-) ?\n\s*(?!(?:and|or|nor|to|vs|versus)\b)(?=[\p{L}\p{N}])/gu;

/** A link at a word is what a footnote left when its command went. */
const GLUED_LINK = /https?:\/\/(?<=[\p{L}.,:;]https?:\/\/)/gu;

/** All lines as one. */
export function joinLines(text: string): string {
  const lines = text
    .replace(BROKEN_WORD, '-')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
  return lines.includes('://') ? lines.replace(GLUED_LINK, ' $&') : lines;
}

/** Takes away the spaces that removed markup leaves behind. */
export function tidySpaces(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ (?:\(\)|(?=[.,;)](?:[\s"'”’)]|$)))/g, '')
    .replace(/,(?: ?,)+/g, ',')
    .replace(/,(?=\.(?: |$))/g, '')
    .replaceAll('( ', '(')
    .trim();
}
