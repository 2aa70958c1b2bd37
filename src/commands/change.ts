import { whatForm, whenForm } from './answers/settings-form.ts';
import { requireSubscription } from './answers/stored-subscription.ts';
import { type Answer, defineCommand } from './define.ts';

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
