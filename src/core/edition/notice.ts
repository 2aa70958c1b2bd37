import { counted } from '../message/counted.ts';
import type { Day } from '../paper/model.ts';
import { formatDay } from '../schedule/dates.ts';
import type { LeftOut, Stage } from './draft.ts';

/** The honest sentences for an edition without papers. Each says what to expect next. */
export const weekendNotice = (source: string, lastDay: Day): string =>
  `No new papers today: ${source} lists none at weekends and on holidays. ` +
  `Its list of ${formatDay(lastDay)} was posted here before; the next one comes with the next edition.`;

export const sourceFailedNotice = (reason: string): string =>
  `No edition today. ${reason} Paperboy keeps trying; /papers status says how it stands.`;

/** One line over papers that come from elsewhere than usual. */
export function standInNotice(
  source: string,
  standIn: string,
  day: Day | undefined,
  today: Day,
): string {
  const which = day === undefined || day === today ? 'today’s' : `those of ${formatDay(day)}`;
  return `${source} could not be reached; these are ${which} from ${standIn}.`;
}

export function filteredNotice(source: string, day: Day, leftOut: readonly LeftOut[]): string {
  const listed = counted(leftOut.length, 'paper');
  return (
    `Nothing for this channel today: ${source} listed ${listed} for ${formatDay(day)}, ` +
    `and none passed (${countStages(leftOut)}). /papers preview shows each one.`
  );
}

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  'posted before': 'posted before',
  topics: 'off topic',
  minimum: 'too few upvotes',
  count: 'beyond the count',
};

/** "12 beyond the count, 3 off topic". */
export function countStages(leftOut: readonly LeftOut[]): string {
  const counts = new Map<Stage, number>();
  for (const { stage } of leftOut) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return [...counts].map(([stage, papers]) => `${papers} ${STAGE_WORDS[stage]}`).join(', ');
}
