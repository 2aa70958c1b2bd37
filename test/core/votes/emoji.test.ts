import { expect, test } from 'vitest';
import { normaliseEmoji } from '../../../src/core/votes/emoji.ts';

test.each([
  ['👍', '👍🏽'],
  ['👍', '👍🏿'],
  ['⬆️', '⬆'],
  ['❤️', '❤'],
])('%s is a vote however it is drawn: %s', (configured, reacted) => {
  expect(normaliseEmoji(reacted)).toBe(normaliseEmoji(configured));
});

test('different emojis stay different, and a lone skin tone stays itself', () => {
  expect(normaliseEmoji('👎🏽')).not.toBe(normaliseEmoji('👍🏽'));
  expect(normaliseEmoji('🏽')).toBe('🏽');
});
