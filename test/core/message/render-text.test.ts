import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emoji,
  heading,
  message,
  person,
  plain,
  select,
  text,
} from '../../../src/core/message/build.ts';
import { renderText } from '../../../src/core/message/text.ts';
import { columns } from '../../../src/core/message/wrap.ts';
import { hostileMessage, hostileText } from '../../support/hostile-messages.ts';
import { aPaper, everything, everyWord } from '../../support/messages.ts';

const BERLIN = { zone: 'Europe/Berlin' };

describe('the plain-text renderer', () => {
  test('leaves nothing out', () => {
    const rendered = renderText(everything, { ...BERLIN, width: 200 });
    expect(everyWord.filter((word) => !rendered.includes(word))).toEqual([]);
  });

  test('hangs a paper to the right of its rank', () => {
    const lines = renderText(everything, { width: 60 }).split('\n');
    const title = lines.indexOf('1. Planning with Paper Planes');
    expect(lines[title + 1]).toBe('   Ada One, Bo Two, Cy Three and 14 others · Institute of');
    expect(lines[title + 2]).toBe('   Folding');
  });

  test('lists what there is to choose, and ticks what stands', () => {
    const action = { name: 'settings', version: 1, args: {} } as const;
    const layout = select('Layout', [
      { label: 'Thread', action, selected: true },
      { label: 'Compact', action, description: 'one message' },
    ]);
    expect(renderText(message(layout)).split('\n')).toEqual([
      'Layout:',
      '✓ Thread',
      '• Compact',
      '  one message',
    ]);
  });

  test('names where somebody is, and counts votes only where there are some', () => {
    const voter = person({ platform: 'discord', workspace: 'g', id: '80351110224678912' });
    expect(renderText(message(text(emoji('👍'), plain(' by '), voter)))).toBe(
      '👍 by somebody on Discord',
    );
    expect(renderText(message({ ...aPaper, votes: 1 }))).toContain('1 vote here · 163 upvotes');
    expect(renderText(message({ ...aPaper, votes: 0 }))).not.toContain('vote here');
  });

  test('names the zone of a moment only to readers in another zone', () => {
    expect(renderText(everything, BERLIN)).toContain('21 Aug 2026, 09:00');
    expect(renderText(everything, BERLIN)).not.toContain('GMT');
    expect(renderText(everything, { zone: 'UTC' })).toMatch(/21 Aug 2026, 09:00\s+(?:GMT\+2|CEST)/);
  });

  test('counts wide characters as two columns', () => {
    const wide = renderText(message(heading('漢'.repeat(30))), { width: 20 });
    expect(wide.split('\n')).toEqual(['漢'.repeat(10), '漢'.repeat(10), '漢'.repeat(10)]);
  });

  test('never breaks an emoji or a web address', () => {
    const family = '👩‍👩‍👧‍👦';
    const address = `https://example.org/${'long/'.repeat(10)}`;
    const rendered = renderText(message(text(plain(`${family.repeat(20)} ${address}`))), {
      width: 21,
    });
    const lines = rendered.split('\n');
    expect(lines.at(-1)).toBe(address);
    expect(lines.slice(0, -1)).toEqual([family.repeat(10), family.repeat(10)]);
  });

  test('paints a broken word once a line', () => {
    const rendered = renderText(message(heading('x'.repeat(50))), { width: 20, color: true });
    const painted = [20, 20, 10].map((length) => `\u001B[1m${'x'.repeat(length)}\u001B[0m`);
    expect(rendered.split('\n')).toEqual(painted);
  });

  test('keeps within the width and sends nothing to the terminal but text, whatever it is given', () => {
    fc.assert(
      fc.property(hostileMessage, fc.integer({ min: 20, max: 120 }), (hostile, width) => {
        const rendered = renderText(hostile, { width });
        expect(rendered).not.toMatch(
          /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]|\p{Cs}/u,
        );
        const words = rendered.split('\n').filter((line) => !/https?:\/\//.test(line));
        expect(Math.max(0, ...words.map(columns))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('in colour, sends no escape sequence but its own', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const rendered = renderText(message(heading(hostile)), { color: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
        expect(rendered.replace(/\u001B\[(?:1|0)m/g, '')).not.toMatch(/[^\P{Cc}\n]/u);
      }),
    );
  });
});
