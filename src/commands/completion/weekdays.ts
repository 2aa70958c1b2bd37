import type { Choice } from '../../core/ports/chat-platform.ts';
import { EVERY_DAY, formatWeekdays, readWeekdays, WORKDAYS } from '../../core/schedule/weekdays.ts';

const COMMON = [WORKDAYS, EVERY_DAY, [1, 3, 5], [2, 4], [1], [5]];

/** What begins with a day goes on to the end of the working week, or of the week. */
const RANGES = [1, 2, 3, 4, 5, 6].flatMap((first) =>
  [5, 7].filter((last) => last - first > 1).map((last) => range(first, last)),
);

/** What was typed as weekdays, then what begins like it; before that, usual choices. */
export function completeWeekdays(typed: string): readonly Choice[] {
  if (typed === '') return COMMON.map(toChoice);
  const days = readWeekdays(typed);
  const begun = [...COMMON, ...RANGES]
    .map(toChoice)
    .filter(({ label }) => plain(label).startsWith(plain(typed)));
  return days ? [toChoice(days), ...begun] : begun;
}

function range(first: number, last: number): readonly number[] {
  return EVERY_DAY.filter((day) => day >= first && day <= last);
}

/** As it is typed: `mon-fri`, `mon,wed and fri`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s*[–—-]\s*/g, '-')
    .replace(/[\s,]+/g, ' ');

const toChoice = (days: readonly number[]): Choice => ({
  label: formatWeekdays(days),
  value: days.join(','),
});
