import { COUNT, MINIMUM } from '../../core/edition/limits.ts';
import type { SubscriptionSettings } from '../../core/edition/model.ts';
import type { Form, FormField } from '../../core/message/reply.ts';
import { formatWeekdays } from '../../core/schedule/weekdays.ts';
import { formatZone } from '../../core/schedule/zones/offsets.ts';
import { ANY, topicsText } from '../text/topics.ts';
import { toAction } from './actions.ts';
import { EMPTY_CHOICES, LAYOUT_CHOICES } from './describe-settings.ts';

export const SETTINGS_TITLE = 'Settings of this channel';

/** What these fields mean when they are emptied: a platform leaves them out then. */
const EMPTIED = { topics: ANY, minimum: MINIMUM.min };

/** All that people choose, in one form. */
export const settingsForm = (settings: SubscriptionSettings): Form => ({
  title: SETTINGS_TITLE,
  action: toAction('settings', EMPTIED),
  fields: [
    ...whenFields(settings),
    ...whatFields(settings),
    layoutField(settings),
    emptyField(settings),
  ],
});

export const whenForm = (settings: SubscriptionSettings): Form => ({
  title: 'When editions come',
  action: toAction('settings'),
  fields: whenFields(settings),
});

export const whatForm = (settings: SubscriptionSettings): Form => ({
  title: 'Which papers come',
  action: toAction('settings', EMPTIED),
  fields: whatFields(settings),
});

function whenFields({ time, zone, days }: SubscriptionSettings): readonly FormField[] {
  return [
    field('time', 'Time of day', 'Such as 09:00, 9am or 21h', time),
    field(
      'zone',
      'Time zone',
      'A city or a zone, such as Berlin or America/New_York',
      formatZone(zone),
    ),
    field('days', 'Days', 'Such as mon-fri, mon,wed,fri or daily', formatWeekdays(days)),
  ];
}

function whatFields({ count, topics, minimum }: SubscriptionSettings): readonly FormField[] {
  return [
    field(
      'count',
      'How many papers, at most',
      `A whole number from ${COUNT.min} to ${COUNT.max}`,
      String(count),
    ),
    field(
      'topics',
      'Topics',
      'Commas between them, a minus before those to leave out; any for all papers',
      topicsText(topics),
    ),
    field('minimum', 'Upvotes that a paper needs', '0 for no minimum', String(minimum)),
  ];
}

const layoutField = ({ layout }: SubscriptionSettings): FormField => ({
  ...field('layout', 'Layout', 'How an edition stands in the channel', layout),
  choices: LAYOUT_CHOICES,
});

const emptyField = ({ empty }: SubscriptionSettings): FormField => ({
  ...field('empty', 'Without papers', 'What the channel hears then', empty),
  choices: EMPTY_CHOICES,
});

const field = (name: string, label: string, hint: string, value: string): FormField => ({
  name,
  label,
  hint,
  value,
});
