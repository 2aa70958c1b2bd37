import { EMPTY } from '../../core/edition/empty.ts';
import { LAYOUTS } from '../../core/edition/layout.ts';
import { COUNT, MINIMUM } from '../../core/edition/limits.ts';
import type { SubscriptionSettings } from '../../core/edition/model.ts';
import { readWeekdays } from '../../core/schedule/weekdays.ts';
import type { Args, Option } from '../define.ts';
import { readTopics, topicsText } from '../text/topics.ts';

/** Everything that people choose about a channel's editions. */
export const SETTING_OPTIONS = [
  { name: 'time', summary: 'when, in local time', kind: 'time' },
  { name: 'zone', summary: 'where that local time is', kind: 'zone' },
  { name: 'days', summary: 'on which days', kind: 'weekdays' },
  { name: 'count', summary: 'how many papers, at most', kind: 'integer', ...COUNT, example: 5 },
  { name: 'topics', summary: 'what papers must, or must not, be about', kind: 'topics' },
  {
    name: 'minimum',
    summary: 'upvotes that a paper needs',
    kind: 'integer',
    ...MINIMUM,
    example: 10,
  },
  {
    name: 'layout',
    summary: 'a thread with a message for each paper, or one compact message',
    kind: 'choice',
    choices: LAYOUTS,
  },
  {
    name: 'empty',
    summary: 'what the channel hears when there are no papers',
    kind: 'choice',
    choices: EMPTY,
  },
] as const satisfies readonly Option[];

type SettingArgs = Args<typeof SETTING_OPTIONS>;

/** The settings that were given. */
export function givenSettings(args: SettingArgs): Partial<SubscriptionSettings> {
  const { time, zone, days, count, topics, minimum, layout, empty } = args;
  return {
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone }),
    ...daysOf(days),
    ...(count !== undefined && { count }),
    ...topicsOf(topics),
    ...(minimum !== undefined && { minimum }),
    ...(layout !== undefined && { layout }),
    ...(empty !== undefined && { empty }),
  };
}

function daysOf(text = ''): Partial<SubscriptionSettings> {
  const days = readWeekdays(text);
  return days ? { days } : {};
}

function topicsOf(text: string | undefined): Partial<SubscriptionSettings> {
  const reading = text === undefined ? undefined : readTopics(text);
  return reading && 'topics' in reading ? { topics: reading.topics } : {};
}

/** Settings as arguments that give the same settings again. */
export function settingArgs({ days, topics, ...settings }: SubscriptionSettings) {
  const { time, zone, count, minimum, layout, empty } = settings;
  const texts = { days: days.join(','), topics: topicsText(topics) };
  return { time, zone, count, minimum, layout, empty, ...texts } satisfies SettingArgs;
}
