import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';

/** Where everybody in the gallery lives. */
export const ZONE = 'Europe/Berlin';

/** Epoch milliseconds of a local time, as `2026-08-21T09:00`. */
export const momentOf = (local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds;

/** When Paperboy comes, on a Friday, and when its first edition is due. */
export const ARRIVAL = momentOf('2026-08-21T08:50:00');
export const FIRST_MORNING = momentOf('2026-08-21T09:00:01');

/** Starts a process with the clock of that moment, on a computer that stands in Berlin. */
export const at = (moment: number): Readonly<Record<string, string>> => ({
  TZ: ZONE,
  GALLERY_NOW: String(moment),
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('./clock.mjs', import.meta.url))}`,
});

/** A clock that begins at a moment, and can be set to another; it goes on from there. */
export function createClock(moment: number) {
  let begin = moment;
  let since = performance.now();
  return {
    now: () => Math.floor(begin + performance.now() - since),
    set(next: number) {
      begin = next;
      since = performance.now();
    },
  };
}

export type Clock = ReturnType<typeof createClock>;
