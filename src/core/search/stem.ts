/**
 * A word without its ending, its case and its accents: enough to see that two forms are one word.
 * Coarser than Porter's stemmer on purpose: here a match too many does no harm.
 */
function stem(word: string): string {
  const folded = word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const bare = folded
    .replace(/(?:ations?|ings?|ions?|ers?|ed|es|s|e|ly)$/u, '')
    .replace(/([^aeiou])\1$/u, '$1');
  return bare.length >= 3 ? bare : folded;
}

/** Letters, digits and marks of any script; everything else separates words. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The stems of a text's words, in order. */
export function stems(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(stem);
}
