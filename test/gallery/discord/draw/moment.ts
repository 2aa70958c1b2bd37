import type { Guide } from './guide.ts';

const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  f: { dateStyle: 'long', timeStyle: 'short' },
  D: { dateStyle: 'long' },
  t: { timeStyle: 'short' },
};

/** A moment (epoch milliseconds) as Discord writes it in its reader's zone. */
export function drawMoment(at: number, style: string, { zone }: Guide): string {
  const options = STYLES[style];
  if (options === undefined) throw new Error(`Discord has a date that is not drawn yet: ${style}`);
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at);
}
