/** U+1F3FB to U+1F3FF, and the selector that asks for the coloured form (U+FE0F). */
const TONES_AND_SELECTORS = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu;

/** The same emoji in every skin tone and presentation is one emoji: 👍🏽 is 👍. */
export function normaliseEmoji(emoji: string): string {
  return emoji.replace(TONES_AND_SELECTORS, '') || emoji;
}
