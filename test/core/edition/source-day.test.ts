import { describe, expect, test } from 'vitest';
import { newestComplete, quietSince } from '../../../src/core/edition/source-day.ts';

const NEW_YORK = 'America/New_York';
const at = (moment: string) => Date.parse(moment);
/** Read at a moment; by default after the day's end. */
const day = (name: string, papers: number, checked = '2026-08-30T00:00Z') => {
  return { day: name, papers, checkedAt: at(checked) };
};

describe('the newest complete day', () => {
  const evening = at('2026-08-20T18:00Z');
  const usual = [day('2026-08-17', 30), day('2026-08-18', 30), day('2026-08-19', 30)];

  test('is today as soon as its list has half of what is usual', () => {
    const find = (papers: number) =>
      newestComplete([day('2026-08-20', papers, '2026-08-20T18:00Z'), ...usual], evening, NEW_YORK);
    expect(find(14)?.day).toBe('2026-08-19');
    expect(find(15)?.day).toBe('2026-08-20');
  });

  test('is not a day that was only read while it went on', () => {
    const young = day('2026-08-19', 4, '2026-08-19T10:00Z');
    expect(newestComplete([young, day('2026-08-18', 30)], evening, NEW_YORK)?.day).toBe(
      '2026-08-18',
    );
  });

  test('may be a short day, once it is over', () => {
    expect(newestComplete([day('2026-08-19', 2), ...usual.slice(0, 2)], evening, NEW_YORK)).toEqual(
      day('2026-08-19', 2),
    );
  });

  test('is counted in New York: at three in the morning UTC it is still yesterday there', () => {
    const young = day('2026-08-20', 3, '2026-08-21T02:00Z');
    const found = newestComplete([young, ...usual], at('2026-08-21T03:00Z'), NEW_YORK);
    expect(found?.day).toBe('2026-08-19');
  });
});

test('a weekend or a holiday is told from a day whose list is only late', () => {
  const since = (moment: string) => quietSince('2026-08-21', [], at(moment), NEW_YORK);
  expect(since('2026-08-22T15:00Z')).toBe(true);
  expect(since('2026-08-24T06:00Z')).toBe(true);
  expect(since('2026-08-25T15:00Z')).toBe(false);
  expect(quietSince('2026-08-19', [], at('2026-08-20T06:00Z'), NEW_YORK)).toBe(false);
  const holiday = day('2026-08-24', 0, '2026-08-25T05:00Z');
  expect(quietSince('2026-08-21', [holiday], at('2026-08-25T06:00Z'), NEW_YORK)).toBe(true);
});
