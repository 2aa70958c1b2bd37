import { expect, test } from 'vitest';
import { readTime } from '../../../src/core/schedule/times.ts';

test.each([
  ['9', '09:00'],
  ['9:00', '09:00'],
  ['09:00', '09:00'],
  ['9am', '09:00'],
  ['9 AM', '09:00'],
  ['9.30', '09:30'],
  ['0930', '09:30'],
  ['21h', '21:00'],
  ['21h30', '21:30'],
  ['9:30 p.m.', '21:30'],
  ['at 9', '09:00'],
  ['9 o’clock', '09:00'],
  ['noon', '12:00'],
  ['Midnight', '00:00'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['0', '00:00'],
  ['23:59', '23:59'],
])('%s is a time of day', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each(['', '24', '24:00', '9:60', '9:5', '13pm', '0am', '930', '-1', '9-5', 'soon', '9am 5'])(
  '%j is none',
  (text) => {
    expect(readTime(text)).toBeUndefined();
  },
);
