import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mode, readCustomId, toCustomId } from '../../../src/adapters/discord/custom-id.ts';
import type { Action } from '../../../src/core/message/model.ts';
import { hostileText } from '../../support/hostile-messages.ts';

const anyAction: fc.Arbitrary<Action> = fc.record({
  name: hostileText,
  version: fc.constant(1 as const),
  args: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
});
const anyMode = fc.constantFrom<Mode>('plain', 'more', 'share', 'form');

describe('a button’s custom id', () => {
  test('carries a vote as it is, so that the button works for ever', () => {
    const vote: Action = { name: 'vote', version: 1, args: { paper: '2401.01234' } };
    const { customId, kept } = toCustomId(vote, 'plain');
    expect(customId).toBe('p1["vote",{"paper":"2401.01234"}]');
    expect(kept).toBeUndefined();
    expect(readCustomId(customId)).toEqual({ mode: 'plain', action: vote });
  });

  test('means what it was made of: the action, or the token under which it is kept', () => {
    fc.assert(
      fc.property(anyAction, anyMode, (action, mode) => {
        const { customId, kept } = toCustomId(action, mode);
        expect(customId.length).toBeLessThanOrEqual(100);
        expect(customId).not.toMatch(/\p{Cc}|\p{Cs}/u);
        const meant = readCustomId(customId);
        expect(meant).toEqual(kept ? { mode, token: kept.token } : { mode, action });
        expect(kept?.action ?? action).toEqual(action);
      }),
    );
  });

  test('is the same for the same action, in whatever order its arguments are', () => {
    const of = (args: Action['args']) => toCustomId({ name: 'search', version: 1, args }, 'more');
    expect(of({ a: '1', b: '2' })).toEqual(of({ b: '2', a: '1' }));
    const long = 'planning '.repeat(20);
    const { customId, kept } = of({ query: long, limit: '5' });
    expect(customId).toMatch(/^m~[\w-]{22}$/);
    expect(of({ limit: '5', query: long }).kept?.token).toBe(kept?.token);
    expect(of({ limit: '6', query: long }).kept?.token).not.toBe(kept?.token);
  });

  test.each([
    '',
    'select:1',
    'vote',
    'p1',
    'p1[]',
    'p1["vote"]',
    'p1["vote",{"paper":1}]',
    'p1["vote",["paper"]]',
    'p1["vote",{},"more"]',
    'p1["vote",{}',
    'p2["vote",{}]',
    'x1["vote",{}]',
    'p~short',
  ])('is not read as anything when it is not ours: %j', (customId) => {
    expect(readCustomId(customId)).toBeUndefined();
  });
});
