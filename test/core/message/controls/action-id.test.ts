import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Mode,
  readActionId,
  toActionId,
} from '../../../../src/core/message/controls/action-id.ts';
import type { Action } from '../../../../src/core/message/model.ts';
import { hostileText } from '../../../support/hostile-messages.ts';

const anyAction: fc.Arbitrary<Action> = fc.record({
  name: hostileText,
  version: fc.constant(1 as const),
  args: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }),
});
const anyMode = fc.constantFrom<Mode>('plain', 'more', 'share', 'form');

/** Of Slack's options and buttons, and of Discord's components (platforms.md, 1.2 and 2.3). */
const anyLength = fc.constantFrom(75, 100, 2000);

describe('a button’s id', () => {
  test('carries a vote as it is, so that the button works for ever', () => {
    const vote: Action = { name: 'vote', version: 1, args: { paper: '2401.01234' } };
    const { id, kept } = toActionId(vote, 'plain', 100);
    expect(id).toBe('p1["vote",{"paper":"2401.01234"}]');
    expect(kept).toBeUndefined();
    expect(readActionId(id)).toEqual({ mode: 'plain', action: vote });
  });

  test('means what it was made of: the action, or the token under which it is kept', () => {
    fc.assert(
      fc.property(anyAction, anyMode, anyLength, (action, mode, longest) => {
        const { id, kept } = toActionId(action, mode, longest);
        expect(id.length).toBeLessThanOrEqual(longest);
        expect(id).not.toMatch(/\p{Cc}|\p{Cs}/u);
        const meant = readActionId(id);
        expect(meant).toEqual(kept ? { mode, token: kept.token } : { mode, action });
        expect(kept?.action ?? action).toEqual(action);
      }),
    );
  });

  test('is the same for the same action, in whatever order its arguments are', () => {
    const of = (args: Action['args']) =>
      toActionId({ name: 'search', version: 1, args }, 'more', 100);
    expect(of({ a: '1', b: '2' })).toEqual(of({ b: '2', a: '1' }));
    const long = 'planning '.repeat(20);
    const { id, kept } = of({ query: long, limit: '5' });
    expect(id).toMatch(/^m~[\w-]{22}$/);
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
  ])('is not read as anything when it is not ours: %j', (id) => {
    expect(readActionId(id)).toBeUndefined();
  });
});
