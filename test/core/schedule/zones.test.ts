import { describe, expect, test } from 'vitest';
import { formatZone } from '../../../src/core/schedule/zones/offsets.ts';
import { readZone, timeIn, zonesBeginning } from '../../../src/core/schedule/zones.ts';

describe('a zone is understood as people write it', () => {
  test.each([
    ['Berlin', 'Europe/Berlin'],
    ['  berlin ', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['US/Pacific', 'US/Pacific'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['München', 'Europe/Berlin'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Germany', 'Europe/Berlin'],
    ['PST', 'America/Los_Angeles'],
    ['cet', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['UTC+2', 'Etc/GMT-2'],
    ['GMT -5', 'Etc/GMT+5'],
    ['+02:00', 'Etc/GMT-2'],
    ['utc−3', 'Etc/GMT+3'],
    ['UTC+0', 'UTC'],
    ['UTC+14', 'Etc/GMT-14'],
  ])('%s', (text, zone) => {
    expect(readZone(text)).toEqual({ kind: 'zone', zone });
    expect(readZone(zone)).toEqual({ kind: 'zone', zone });
    expect(readZone(formatZone(zone))).toEqual({ kind: 'zone', zone });
  });
});

describe('what is no single zone', () => {
  test.each([
    ['CST', { kind: 'ambiguous', zones: ['America/Chicago', 'Asia/Shanghai'] }],
    ['usa', expect.objectContaining({ kind: 'ambiguous' })],
    ['GMT-5:30', { kind: 'offset', near: 'America/New_York' }],
    ['UTC+5:30', { kind: 'offset', near: 'Asia/Kolkata' }],
    ['UTC+15', { kind: 'offset', near: 'Pacific/Chatham' }],
    ['Mars', { kind: 'unknown' }],
    ['9', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
    ['x'.repeat(5000), { kind: 'unknown' }],
  ])('%.20s is told from one', (text, reading) => {
    expect(readZone(text)).toEqual(reading);
  });
});

test('every zone that is offered reads as itself', () => {
  const offered = ['a', 'b', 'c', 's', 'u', 'eu', 'america/'].flatMap(zonesBeginning);
  expect(offered.length).toBeGreaterThan(300);
  for (const zone of offered) expect(readZone(zone)).toEqual({ kind: 'zone', zone });
});

test('a part of a name, or a place in a zone, finds it; large zones come first', () => {
  expect(zonesBeginning('ber')[0]).toBe('Europe/Berlin');
  expect(zonesBeginning('europe/ber')).toEqual(['Europe/Berlin']);
  expect(zonesBeginning('palo')).toEqual(['America/Los_Angeles']);
  expect(zonesBeginning('')).toEqual([]);
});

test('the time in a zone heeds its summer', () => {
  expect(timeIn('Europe/Berlin', Date.UTC(2026, 7, 21, 10, 5))).toBe('12:05');
  expect(timeIn('Europe/Berlin', Date.UTC(2026, 0, 21, 10, 5))).toBe('11:05');
});
