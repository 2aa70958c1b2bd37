import type { Day } from '../../core/paper/model.ts';
import type { Choice } from '../../core/ports/chat-platform.ts';
import { addDays, formatDay } from '../../core/schedule/dates.ts';
import { readDate, readSince } from '../../core/schedule/spans.ts';
import type { CommandContext } from '../context.ts';
import { readUntil } from '../text/days.ts';

const DAYS_BACK = 14;
const SPANS = ['7d', '2w', '30d', '90d', '1y'];
const TO_COME = [
  ...['tomorrow', 'monday', '1w', '2w', '4w'],
  ...['tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
];

type Read = (text: string, today: Day) => Day | undefined;
type Today = Pick<CommandContext, 'today'>;

/** The last two weeks. */
export function completeDates(typed: string, { today }: Today): readonly Choice[] {
  const recent = Array.from({ length: DAYS_BACK }, (_, back) => addDays(today, -back));
  return offer(typed, ['today', 'yesterday', ...recent], readDate, today);
}

export const completeSince = (typed: string, { today }: Today): readonly Choice[] =>
  offer(typed, [...SPANS, 'yesterday', 'today'], readSince, today);

export const completeUntil = (typed: string, { today }: Today): readonly Choice[] =>
  offer(typed, TO_COME, readUntil, today);

/** The presets that begin as typed, then what was typed, where it is a day; each says which. */
function offer(typed: string, presets: readonly string[], read: Read, today: Day) {
  const begun = presets.filter((preset) => preset.startsWith(typed.toLowerCase()));
  return [...begun, typed].flatMap((text): readonly Choice[] => {
    const day = read(text, today);
    if (day === undefined) return [];
    return [{ label: text === day ? formatDay(day) : `${text} · ${formatDay(day)}`, value: day }];
  });
}
