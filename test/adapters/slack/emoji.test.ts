import { expect, test } from 'vitest';
import { toEmoji } from '../../../src/adapters/slack/emoji.ts';
import { normaliseEmoji } from '../../../src/core/votes/emoji.ts';

test.each([
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['+1::skin-tone-4', '👍🏽'],
  ['heart', '❤️'],
  ['arrow_up', '⬆️'],
  ['rocket', '🚀'],
  ['man-raising-hand::skin-tone-2', '🙋🏻‍♂️'],
])('%s is %s', (name, emoji) => {
  expect(normaliseEmoji(toEmoji(name) ?? '')).toBe(normaliseEmoji(emoji));
});

test('each skin tone is an emoji of its own', () => {
  const tones = [2, 3, 4, 5, 6].map((tone) => toEmoji(`+1::skin-tone-${tone}`));
  expect(tones).toEqual(['👍🏻', '👍🏼', '👍🏽', '👍🏾', '👍🏿']);
});

test('an emoji that a workspace made itself is none that could be a vote', () => {
  expect(toEmoji('our-logo')).toBeUndefined();
  expect(toEmoji('constructor')).toBeUndefined();
});
