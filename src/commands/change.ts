import { COUNT, MINIMUM } from '../core/edition/limits.ts';
import type { SubscriptionSettings } from '../core/edition/model.ts';
import type { Form, FormField } from '../core/message/reply.ts';
import { formatWeekdays } from '../core/schedule/weekdays.ts';
import { formatZone } from '../core/schedule/zones/offsets.ts';
import { toAction } from './answers/actions.ts';
import { requireSubscription } from './answers/stored-subscription.ts';
import { type Answer, defineCommand } from './define.ts';
import { ANY, topicsText } from './text/topics.ts';

/** The forms behind the buttons of `settings`; what is filled in goes to `settings`. */
export const change = defineCommand({
  name: 'change',
  summary: 'A form for some of this channel’s settings',
  visibility: 'private',
  permission: 'manage',
  opensForm: true,
  hidden: true,
  options: [
    {
      name: 'part',
      summary: 'which settings',
      kind: 'choice',
      choices: ['when', 'what'],
      required: true,
    },
  ],
  examples: [],

  async run({ part }, context): Promise<Answer> {
    const settings = requireSubscription(context);
    return { form: part === 'when' ? whenForm(settings) : whatForm(settings) };
  },
});

function whenForm({ time, zone, days }: SubscriptionSettings): Form {
  return {
    title: 'When editions come',
    action: toAction('settings'),
    fields: [
      field('time', 'Time of day', 'Such as 09:00, 9am or 21h', time),
      field(
        'zone',
        'Time zone',
        'A city or a zone, such as Berlin or America/New_York',
        formatZone(zone),
      ),
      field('days', 'Days', 'Such as mon-fri, mon,wed,fri or daily', formatWeekdays(days)),
    ],
  };
}

function whatForm({ count, topics, minimum }: SubscriptionSettings): Form {
  return {
    title: 'Which papers come',
    // A field that is emptied is left out, so what that means is given here.
    action: toAction('settings', { topics: ANY, minimum: MINIMUM.min }),
    fields: [
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
    ],
  };
}

const field = (name: string, label: string, hint: string, value: string): FormField => ({
  name,
  label,
  hint,
  value,
});
