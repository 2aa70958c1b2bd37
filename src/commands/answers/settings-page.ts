import type { Subscription } from '../../core/edition/model.ts';
import { actions, fields, footnote, heading, plain } from '../../core/message/build.ts';
import { counted } from '../../core/message/counted.ts';
import type { Block, LabelledAction, SelectBlock } from '../../core/message/model.ts';
import { EVERY_DAY, formatWeekdays, WORKDAYS } from '../../core/schedule/weekdays.ts';
import type { CommandContext } from '../context.ts';
import { toAction } from './actions.ts';
import {
  describeTimes,
  describeTopics,
  EMPTY_CHOICES,
  LAYOUT_CHOICES,
  LAYOUT_WORDS,
} from './describe-settings.ts';
import { nextEditionFacts } from './next-edition.ts';
import { SETTINGS_TITLE } from './settings-form.ts';

const COUNTS = [3, 5, 8, 10, 15, 20];
const DAYS = [WORKDAYS, EVERY_DAY, [1, 3, 5], [2, 4], [1]];

/** All settings of a channel, for anybody to read. */
export function settingsBlocks(
  subscription: Subscription,
  context: CommandContext,
): readonly Block[] {
  const { topics, minimum, count, layout, empty } = subscription;
  const value = (label: string, words: string) => ({ label, value: [plain(words)] });
  return [
    heading(SETTINGS_TITLE),
    fields(
      value('When', describeTimes(subscription)),
      value('Papers', `up to ${count}, ${LAYOUT_WORDS[layout]}`),
      value('Topics', describeTopics(topics)),
      value('Minimum', minimum > 0 ? counted(minimum, 'upvote') : 'none'),
      value('Without papers', empty === 'line' ? 'one line that says why' : 'nothing'),
      { label: 'Next edition', value: nextEditionFacts(subscription, context) },
    ),
  ];
}

/** What changes them, for people who may. */
export function settingsControls(subscription: Subscription): readonly Block[] {
  return [
    layoutSelect(subscription),
    countSelect(subscription),
    daysSelect(subscription),
    emptySelect(subscription),
    actions(
      { label: 'When…', action: toAction('change', { part: 'when' }) },
      { label: 'What…', action: toAction('change', { part: 'what' }) },
      pauseOrResume(subscription),
      { label: 'Unsubscribe', action: toAction('unsubscribe') },
    ),
  ];
}

export const FOR_MANAGERS = footnote(plain('People who may manage this channel can change them.'));

function pauseOrResume({ standing }: Subscription): LabelledAction {
  return standing.state === 'paused'
    ? { label: 'Resume', action: toAction('resume') }
    : { label: 'Pause', action: toAction('pause') };
}

const layoutSelect = ({ layout: now }: Subscription): Block =>
  choose('Layout', 'layout', now, LAYOUT_CHOICES);

const emptySelect = ({ empty }: Subscription): Block =>
  choose('Without papers', 'empty', empty, EMPTY_CHOICES);

const countSelect = ({ count }: Subscription): Block =>
  choose(
    'Papers',
    'count',
    String(count),
    withCurrent(COUNTS, count)
      .toSorted((a, b) => a - b)
      .map((papers) => ({ value: String(papers), label: `Up to ${counted(papers, 'paper')}` })),
  );

const daysSelect = ({ days }: Subscription): Block =>
  choose(
    'Days',
    'days',
    days.join(','),
    withCurrent(DAYS.map(String), days.join(',')).map((value) => ({
      value,
      label: capitalised(formatWeekdays(value.split(',').map(Number))),
    })),
  );

const withCurrent = <T>(presets: readonly T[], current: T): readonly T[] =>
  presets.includes(current) ? presets : [...presets, current];

interface Preset {
  readonly value: string;
  readonly label: string;
}

/** A select whose options each change one setting. */
function choose(label: string, name: string, now: string, presets: readonly Preset[]): SelectBlock {
  return {
    type: 'select',
    label,
    options: presets.map(({ value, label: words }) => ({
      label: words,
      action: toAction('settings', { [name]: value }),
      ...(value === now && { selected: true }),
    })),
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
