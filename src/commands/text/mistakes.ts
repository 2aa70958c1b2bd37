import { readZone, zonePlaces } from '../../core/schedule/zones.ts';
import type { Option } from '../define.ts';
import { nearest } from './nearest.ts';
import { readTopics } from './topics.ts';
import { quote } from './wording.ts';

/** Shorter names are close to many. */
const SHORTEST_PLACE = 3;

/** What is wrong with a text as an option's value, where more can be said than what it takes. */
export function mistakeIn(option: Option, text: string): string | undefined {
  if (option.kind === 'zone') return zoneMistake(text.trim()) ?? unknownZone(text.trim());
  if (option.kind !== 'topics') return undefined;
  const reading = readTopics(text);
  return 'mistake' in reading ? reading.mistake : undefined;
}

/** Why a text that is meant as a zone is none; undefined when it may mean something else. */
export function zoneMistake(text: string): string | undefined {
  const reading = readZone(text);
  if (reading.kind === 'ambiguous') {
    return `${quote(text)} can mean ${either(reading.zones)}: please name one of them.`;
  }
  if (reading.kind !== 'offset') return undefined;
  return (
    `Paperboy can’t keep ${quote(text)} as a time zone. Please name a place that has your time, ` +
    `for example ${reading.near}.`
  );
}

function unknownZone(text: string): string {
  const place = nearestZone(text);
  const meant = place
    ? `Did you mean ${place}?`
    : 'Please name the nearest large city, for example Berlin or New York.';
  return `${quote(text)} is no time zone that Paperboy knows. ${meant}`;
}

/** The zone of the place that a mistyped name most likely means. */
export function nearestZone(text: string): string | undefined {
  if (text.length < SHORTEST_PLACE) return undefined;
  const reading = readZone(nearest(text, zonePlaces()) ?? '');
  return reading.kind === 'zone' ? reading.zone : undefined;
}

const either = (zones: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(zones);
