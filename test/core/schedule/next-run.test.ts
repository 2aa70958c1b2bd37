import { describe, expect, test } from 'vitest';
import { firstRun, runAfter, runAt } from '../../../src/core/schedule/next-run.ts';

const at = (date: string, time: string, zone: string) =>
  new Date(runAt(date, { time, zone, days: [1] })).toISOString();

describe('the next run', () => {
  test('is at the local time, in summer and in winter', () => {
    expect(at('2026-07-01', '09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
    expect(at('2026-12-01', '09:00', 'Europe/Berlin')).toBe('2026-12-01T08:00:00.000Z');
  });

  test('in the hour that a clock change leaves out is after the gap', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
  });

  test('in the hour that a clock change repeats is the first of the two', () => {
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  test('is on the next of the wanted weekdays, over the end of a year too', () => {
    const timetable = { time: '09:00', zone: 'UTC', days: [1, 3] };
    expect(runAfter('2026-08-21', timetable).nextDate).toBe('2026-08-24');
    expect(runAfter('2026-12-30', timetable).nextDate).toBe('2027-01-04');
  });
});

describe('the first run', () => {
  const timetable = { time: '09:00', zone: 'Europe/Berlin', days: [1, 5] };
  const first = (moment: string) => firstRun(Date.parse(moment), timetable).nextDate;

  test('is today’s while its time is still to come, and not once it has come', () => {
    expect(first('2026-08-21T06:59:59Z')).toBe('2026-08-21');
    expect(first('2026-08-21T07:00:00Z')).toBe('2026-08-24');
  });

  test('counts days where the channel is, not where the computer is', () => {
    const auckland = { time: '09:00', zone: 'Pacific/Auckland', days: [6] };
    const run = firstRun(Date.parse('2026-08-21T20:00:00Z'), auckland);
    expect(run).toEqual({ nextDate: '2026-08-22', nextRunAt: Date.parse('2026-08-21T21:00:00Z') });
  });
});
