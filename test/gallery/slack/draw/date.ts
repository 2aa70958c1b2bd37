import { addDays, localDate } from '../../../../src/core/schedule/dates.ts';
import type { Guide } from './guide.ts';

/** A moment (seconds) as Slack writes it in its reader's zone. Throws for a part it does not know. */
export function drawDate(timestamp: number, format: string, guide: Guide): string {
  const at = timestamp * 1000;
  return format.replace(/\{(\w+)\}/g, (_, part: string) => {
    switch (part) {
      case 'time':
        return clockTime(at, guide);
      case 'date_short':
        return shortDate(at, guide);
      case 'date_short_pretty':
        return nearDay(at, guide) ?? shortDate(at, guide);
      default:
        throw new Error(`Slack's date has a part that is not drawn yet: ${part}`);
    }
  });
}

export const clockTime = (at: number, { zone }: Guide): string =>
  new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: zone })
    .format(at)
    .replace('\u202F', ' ');

const shortDate = (at: number, { zone }: Guide): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: zone }).format(at);

function nearDay(at: number, { now, zone }: Guide): string | undefined {
  const today = localDate(now(), zone);
  const names = new Map([
    [addDays(today, -1), 'yesterday'],
    [today, 'today'],
    [addDays(today, 1), 'tomorrow'],
  ]);
  return names.get(localDate(at, zone));
}
