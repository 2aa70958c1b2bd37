import type { Choice } from '../../core/ports/chat-platform.ts';
import { formatZone } from '../../core/schedule/zones/offsets.ts';
import { readZone, timeIn, zonesBeginning } from '../../core/schedule/zones.ts';
import type { CommandContext } from '../context.ts';

const COMMON = [
  ...['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Chicago'],
  ...['America/Los_Angeles', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo', 'UTC'],
];

/** Zones with the time there now: what was typed means first, then what begins like it. */
export function completeZones(
  typed: string,
  { clock, zone: here }: CommandContext,
): readonly Choice[] {
  const zones = typed === '' ? [here, ...COMMON] : [...meant(typed), ...zonesBeginning(typed)];
  const now = clock.now();
  return [...new Set(zones)].map((zone) => ({
    label: `${formatZone(zone)} · ${timeIn(zone, now)}`,
    value: zone,
  }));
}

function meant(typed: string): readonly string[] {
  const reading = readZone(typed);
  if (reading.kind === 'zone') return [reading.zone];
  return reading.kind === 'ambiguous' ? reading.zones : [];
}
