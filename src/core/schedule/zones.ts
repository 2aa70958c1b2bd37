import { Temporal } from 'temporal-polyfill';
import { readOffset } from './zones/offsets.ts';
import { RENAMED, ZONE_OF_PLACE, ZONES_OF_PLACE } from './zones/places.ts';

/** Zones with more than one name are those that many people live in. */
const LARGE: ReadonlySet<string> = new Set(ZONE_OF_PLACE.values());

/** What a text that is meant as a time zone comes to. */
export type ZoneReading =
  | { readonly kind: 'zone'; readonly zone: string }
  /** It means several; the likeliest first. */
  | { readonly kind: 'ambiguous'; readonly zones: readonly string[] }
  /** A distance from UTC that no fixed zone has, and a place that is near it. */
  | { readonly kind: 'offset'; readonly near: string }
  | { readonly kind: 'unknown' };

const COMBINING = /\p{M}/gu;

const current = (zone: string): string => RENAMED[zone] ?? zone;

const IANA_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone').map(current);

/** No two zones are named after the same city. */
const ZONE_OF_CITY: ReadonlyMap<string, string> = new Map(
  IANA_ZONES.map((zone) => [fold(zone.split('/').at(-1) ?? zone), zone]),
);

/** An IANA name in any case, a city or country, a clock's abbreviation, or an offset from UTC. */
export function readZone(text: string): ZoneReading {
  const name = fold(text);
  const several = ZONES_OF_PLACE.get(name);
  if (several) return { kind: 'ambiguous', zones: several };
  const offset = readOffset(name);
  if (offset && 'near' in offset) return { kind: 'offset', near: offset.near };
  const zone =
    offset?.zone ?? ZONE_OF_PLACE.get(name) ?? ZONE_OF_CITY.get(name) ?? ianaName(text.trim());
  return zone ? { kind: 'zone', zone } : { kind: 'unknown' };
}

/** Zones of which a part of the name, or a place in them, begins with a text; large ones first. */
export function zonesBeginning(text: string): readonly string[] {
  const typed = fold(text).replace('/', ' ').trim();
  if (typed === '') return [];
  const begins = (name: string) => name.startsWith(typed) || name.includes(` ${typed}`);
  const ofPlaces = [...ZONE_OF_PLACE].filter(([name]) => name.startsWith(typed));
  const named = IANA_ZONES.filter((zone) => begins(fold(zone).replaceAll('/', ' ')));
  const large = named.filter((zone) => LARGE.has(zone));
  return [...new Set([...large, ...ofPlaces.map(([, zone]) => zone), ...named])];
}

/** Every name of a place by which a zone is found. */
export const zonePlaces = (): readonly string[] => [
  ...ZONE_OF_CITY.keys(),
  ...ZONE_OF_PLACE.keys(),
];

/** The local time of day in a zone, `14:05`. */
export function timeIn(zone: string, now: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return local.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A known IANA name, written as the database writes it. */
function ianaName(text: string): string | undefined {
  // Offsets are read before; what is left of them here is none.
  const name = text.replaceAll(' ', '_');
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return current(timeZoneId);
  } catch {
    return undefined;
  }
}

/** Lower case, without accents, with single spaces. */
function fold(text: string): string {
  const letters = text.normalize('NFD').replace(COMBINING, '').toLowerCase();
  return letters.replace(/[_\s]+/g, ' ').trim();
}
