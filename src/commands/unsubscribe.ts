import { actions, bold, message, plain, text } from '../core/message/build.ts';
import { toAction } from './answers/actions.ts';
import { settingArgs } from './answers/setting-options.ts';
import { requireSubscription } from './answers/stored-subscription.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: it changes nothing that stands in the channel. */
export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  summary: 'Bring no more editions to this channel',
  visibility: 'private',
  permission: 'manage',
  options: [],
  examples: ['unsubscribe'],

  async run(_, context): Promise<Answer> {
    const subscription = requireSubscription(context);
    await context.subscriptions.end(subscription.id);
    return {
      message: message(
        text(
          bold('No more editions come to this channel.'),
          plain(
            ' What was posted stays, and so do its votes, and every command still works here. ' +
              '/papers subscribe brings editions back; the button does so with the same settings.',
          ),
        ),
        actions({
          label: 'Subscribe again',
          action: toAction('subscribe', settingArgs(subscription)),
        }),
      ),
    };
  },
});
