import { expect, test } from 'vitest';
import { simulate } from '../../support/simulation/schedule.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

/** With every kind of change: none, an hour, half an hour, at midnight, before Ramadan, in the south. */
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut'],
  ...['America/Santiago', 'Africa/Casablanca', 'Pacific/Auckland', 'Asia/Kathmandu'],
];

/** The whole of it, for every zone and a year: npm run simulate:schedule. */
test.each([1, 2])(
  'each channel has exactly one edition for each of its dates, or a recorded skip (seed %i)',
  async (seed) => {
    const storage = await temporaryStorage();
    const outcome = await simulate({ seed, storage, zones: ZONES, from: '2026-03-01', days: 60 });
    expect(outcome.wrong).toEqual([]);
    expect(outcome.late).toBeGreaterThan(0);
    expect(outcome.planned + outcome.late).toBe(outcome.due);
  },
);
