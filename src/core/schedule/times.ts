/** Words for times of day. */
const NAMED: Readonly<Record<string, string>> = {
  noon: '12:00',
  midday: '12:00',
  midnight: '00:00',
};

const CLOCK =
  /^(?:at )?(?<hour>\d{1,2})(?:(?:[:.h] ?|(?<=\d{2}))(?<minute>\d{2}))?(?: ?(?:(?<half>[ap])\.?m\.?|h|o['’]?clock|uhr))?$/;

/**
 * A time of day as people write it (`9`, `9:00`, `9am`, `9.30`, `21h`, `noon`), as `HH:MM`;
 * undefined when it is none.
 */
export function readTime(text: string): string | undefined {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const { hour, minute = '00', half } = CLOCK.exec(typed)?.groups ?? {};
  if (hour === undefined) return NAMED[typed];
  const hours = half ? onHalfDay(Number(hour), half) : Number(hour);
  if (hours === undefined || hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** Twelve is the first hour of each half of the day. */
function onHalfDay(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
