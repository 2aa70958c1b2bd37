import { describe, expect, it } from 'vitest';
import {
  addDays,
  formatDay,
  localDate,
  parseDay,
  weekday,
} from '../../../src/core/schedule/dates.ts';

describe('dates', () => {
  it('gives the calendar day where people are', () => {
    const moment = Date.UTC(2026, 7, 21, 22, 30);
    expect(localDate(moment, 'Europe/Berlin')).toBe('2026-08-22');
    expect(localDate(moment, 'America/New_York')).toBe('2026-08-21');
  });

  it('counts days over months and daylight saving', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('writes a day as people read it', () => {
    expect(formatDay('2026-08-21')).toBe('Fri 21 Aug 2026');
    expect(weekday('2026-08-23')).toBe(7);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '21.08.2026', '2026-8-1', ''])(
    'takes %j for no day',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );
});
