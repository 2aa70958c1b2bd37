import type { Choice, Typing } from '../core/ports/chat-platform.ts';
import { completeDates, completeSince, completeUntil } from './completion/days.ts';
import { completePapers } from './completion/papers.ts';
import { completeTimes } from './completion/times.ts';
import { completeTopics } from './completion/topics.ts';
import { completeWeekdays } from './completion/weekdays.ts';
import { completeZones } from './completion/zones.ts';
import type { CommandContext } from './context.ts';
import type { Option } from './define.ts';
import { typedCommands } from './index.ts';

/** As many, and as long, as Discord shows (platforms.md 2.3). */
const MOST = 25;
const LONGEST = 100;

type Complete = (
  typed: string,
  context: CommandContext,
) => readonly Choice[] | Promise<readonly Choice[]>;

const COMPLETIONS: Readonly<Partial<Record<Option['kind'], Complete>>> = {
  paper: completePapers,
  topics: completeTopics,
  zone: completeZones,
  date: completeDates,
  since: completeSince,
  until: completeUntil,
  time: completeTimes,
  weekdays: completeWeekdays,
};

/** What a person may mean by an option that they are typing, the likeliest first. */
export async function completeOption(
  { command: name, option: optionName, typed }: Typing,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const command = typedCommands.find((candidate) => candidate.name === name);
  const option = command?.options.find((candidate) => candidate.name === optionName);
  const complete = option && COMPLETIONS[option.kind];
  const choices = complete ? await complete(typed.trim(), context) : [];
  const fitting = choices.filter(
    ({ label, value }) => value !== '' && value.length <= LONGEST && label.length <= LONGEST,
  );
  const values = fitting.map(({ value }) => value);
  return fitting.filter(({ value }, index) => values.indexOf(value) === index).slice(0, MOST);
}
