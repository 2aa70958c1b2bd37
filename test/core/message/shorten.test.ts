import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten } from '../../../src/core/message/shorten.ts';

describe('a text that is too long is cut where a reader would cut it', () => {
  test.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two, three', 10, 'one two…'],
    ['see this (and that)', 13, 'see this…'],
    ['3 votes · and more', 12, '3 votes…'],
    ['3 votes … and more', 12, '3 votes…'],
    ['a unbreakableverylongword', 12, 'a unbreakab…'],
    ['word', 1, '…'],
    ['word', 0, ''],
    ['word', -3, ''],
    ['👩‍💻👩‍💻', 9, '👩‍💻…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ])('%j in %i', (text, max, short) => {
    expect(shorten(text, max)).toBe(short);
  });
});

const graphemes = (text: string): readonly string[] =>
  [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

test('what remains is the beginning of the text in whole characters, never too long', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, max) => {
      const short = shorten(whole, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (short === whole) return;
      const kept = graphemes(short.slice(0, -1));
      expect(graphemes(whole).slice(0, kept.length)).toEqual(kept);
    }),
  );
});
