// The flag as a value: the compiler's target does not know it yet, Node 20 does.
const SETS = 'v';
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', SETS);
const VARIATION_SELECTOR = '\uFE0F';

/** The emoji as Discord keeps it, or nothing when it is none. */
export function normalizeEmoji(text: string): string | undefined {
  if (ONE_EMOJI.test(text)) return text;
  const asPicture = text + VARIATION_SELECTOR;
  return ONE_EMOJI.test(asPicture) ? asPicture : undefined;
}
