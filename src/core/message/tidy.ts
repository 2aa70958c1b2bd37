import { removeInvisible } from '../paper/text/characters.ts';

/** A text on one line, without what nobody sees. */
export const tidy = (text: string): string => removeInvisible(text).replace(/\s+/g, ' ');

/** What there is to read of several texts, with a dot between each two. */
export const dotted = (parts: readonly string[]): string =>
  parts
    .map((part) => tidy(part).trim())
    .filter((part) => part !== '')
    .join(' · ');
