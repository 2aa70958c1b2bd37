const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly number[] = [6, 7];

const GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:daily|every ?day|all(?: days)?|all week|7 days)$/, EVERY_DAY],
  [/^(?:every )?(?:weekdays?|work(?:ing )?days?)$/, WORKDAYS],
  [/^(?:every )?weekends?$/, WEEKEND],
];

const SHORTEST_NAME = 2;

/** The ISO weekday of a name in full or short, `mo`, `Weds`, `Fridays`; undefined for others. */
export function weekdayNamed(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const singular = word.length > 3 ? word.replace(/s$/, '') : word;
  if (word.length < SHORTEST_NAME) return undefined;
  const index = NAMES.findIndex((name) => name.startsWith(word) || name.startsWith(singular));
  return index < 0 ? undefined : index + 1;
}

/**
 * Weekdays as people write them (`mon-fri`, `weekdays`, `daily`, `mo we fr`, `1,3,5`), as ISO
 * numbers in order; undefined when a part is none.
 */
export function readWeekdays(text: string): readonly number[] | undefined {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const group = GROUPS.find(([pattern]) => pattern.test(typed))?.[1];
  if (group) return group;
  const parts = typed
    .replace(/\s*(?:[-–—]|\bto\b|\bthrough\b)\s*/g, '-')
    .split(/[\s,;/+&]+/)
    .filter((part) => part !== '' && part !== 'and');
  const days = parts.map(readPart);
  if (days.length === 0 || days.includes(undefined)) return undefined;
  const wanted = new Set(days.flatMap((part) => part ?? []));
  return EVERY_DAY.filter((day) => wanted.has(day));
}

/** One day, or a range, which may go over the end of the week. */
function readPart(part: string): readonly number[] | undefined {
  const [first, last, ...more] = part.split('-').map(readDay);
  if (first === undefined || more.length > 0) return undefined;
  if (!part.includes('-')) return [first];
  if (last === undefined) return undefined;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

const readDay = (text: string): number | undefined =>
  /^[1-7]$/.test(text) ? Number(text) : weekdayNamed(text);

/** As people read it: `every day`, `Mon–Fri`, `Mon, Wed and Fri`. */
export function formatWeekdays(days: readonly number[]): string {
  const first = days[0] ?? 1;
  const last = days.at(-1) ?? first;
  if (days.length === EVERY_DAY.length) return 'every day';
  const isRange = days.length > 2 && last - first === days.length - 1;
  if (isRange) return `${shortName(first)}–${shortName(last)}`;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(days.map(shortName));
}

const shortName = (day: number): string => SHORT[day - 1] ?? '';
