import { footnote, heading, message, plain, rows } from '../core/message/build.ts';
import { toNextPage } from './answers/actions.ts';
import {
  NO_SUBSCRIPTIONS,
  subscriptionRow,
  subscriptionsTitle,
} from './answers/subscription-row.ts';
import { type Answer, defineCommand } from './define.ts';

const PAGE = 10;

/** Private: it is for the one who wonders. */
export const subscriptions = defineCommand({
  name: 'subscriptions',
  summary: 'The channels here that get editions: when, and how they stand',
  visibility: 'private',
  options: [],
  examples: ['subscriptions'],

  async run(_, context): Promise<Answer> {
    const { asker, offset } = context;
    const all = await context.subscriptions.ofWorkspace(asker.channel);
    if (all.length === 0) return { message: message(NO_SUBSCRIPTIONS) };
    const end = offset + PAGE;
    const page = all.slice(offset, end);
    return {
      message: message(
        heading(subscriptionsTitle(all.length)),
        rows(page.map((subscription) => subscriptionRow(subscription, context))),
        footnote(plain('/papers settings, in a channel, shows and changes its own.')),
      ),
      ...(all.length > end && { more: toNextPage('subscriptions', {}, end) }),
    };
  },
});
