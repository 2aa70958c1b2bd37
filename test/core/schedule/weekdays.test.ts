import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatWeekdays, readWeekdays } from '../../../src/core/schedule/weekdays.ts';

test.each([
  ['mon-fri', '1,2,3,4,5'],
  ['Mon – Fri', '1,2,3,4,5'],
  ['monday to wednesday', '1,2,3'],
  ['weekdays', '1,2,3,4,5'],
  ['every weekday', '1,2,3,4,5'],
  ['every day', '1,2,3,4,5,6,7'],
  ['daily', '1,2,3,4,5,6,7'],
  ['mon,wed,fri', '1,3,5'],
  ['mo we fr', '1,3,5'],
  ['Fridays', '5'],
  ['Tues, Weds & Thurs', '2,3,4'],
  ['weekend', '6,7'],
  ['fri-mon', '1,5,6,7'],
  ['1-5', '1,2,3,4,5'],
  ['5,3,1,3', '1,3,5'],
  ['mon-wed, sat and sun', '1,2,3,6,7'],
])('%s are weekdays', (text, days) => {
  expect(readWeekdays(text)?.join()).toBe(days);
});

test.each(['', 'm', 'mon-', '8', '0', 'someday', 'mon foo', 'mon-wed-fri', ','])(
  '%j are none',
  (text) => {
    expect(readWeekdays(text)).toBeUndefined();
  },
);

test.each([
  [[1, 2, 3, 4, 5], 'Mon–Fri'],
  [[1, 2, 3, 4, 5, 6, 7], 'every day'],
  [[6, 7], 'Sat and Sun'],
  [[1, 3, 5], 'Mon, Wed and Fri'],
  [[2], 'Tue'],
])('%j are said as %s', (days, words) => {
  expect(formatWeekdays(days)).toBe(words);
});

test('whatever is said of weekdays reads as the same weekdays', () => {
  fc.assert(
    fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (days) => {
      expect(readWeekdays(formatWeekdays(days))).toEqual(days);
    }),
  );
});
