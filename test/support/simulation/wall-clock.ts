/**
 * What a zone's clocks show, asked of Intl alone: an opinion of its own on what Temporal computes.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  formats.set(zone, format);
  return format;
}

/** How far (ms) a zone's clocks are ahead of UTC at a moment. */
function offsetAt(moment: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}

const DAY_MS = 86_400_000;

/**
 * When a zone's clocks show a date and time: the first time, where they show it twice; where they
 * skip it, as long after the gap as it lies behind the gap's beginning.
 */
export function momentOf(date: string, time: string, zone: string): number {
  const shown = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((at) => shown - offsetAt(at, zone));
  const shows = [before, after]
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment + offsetAt(moment, zone) === shown);
  return shows.length > 0 ? Math.min(...shows) : (before ?? shown);
}
