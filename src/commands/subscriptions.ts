import type { Subscription } from '../core/edition/model.ts';
import { channel, footnote, heading, message, plain, rows, text } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Row, Spans } from '../core/message/model.ts';
import { toNextPage } from './answers/actions.ts';
import { describeSettings } from './answers/describe-settings.ts';
import { nextEditionFacts } from './answers/next-edition.ts';
import { isSameChannel } from './answers/same-place.ts';
import type { CommandContext } from './context.ts';
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
    if (all.length === 0) return { message: message(text(plain(NONE))) };
    const end = offset + PAGE;
    const page = all.slice(offset, end);
    return {
      message: message(
        heading(`${counted(all.length, 'channel')} with editions`),
        rows(page.map((subscription) => toRow(subscription, context))),
        footnote(plain('/papers settings, in a channel, shows and changes its own.')),
      ),
      ...(all.length > end && { more: toNextPage('subscriptions', {}, end) }),
    };
  },
});

const NONE = 'No channel here gets editions yet. In a channel, /papers subscribe brings them.';

function toRow(subscription: Subscription, context: CommandContext): Row {
  const isHere = isSameChannel(subscription.channel, context.asker.channel);
  return {
    title: [channel(subscription.channel), plain(isHere ? ' (this channel)' : '')],
    detail: [...standingOf(subscription, context), plain(` · ${describeSettings(subscription)}`)],
  };
}

function standingOf(subscription: Subscription, context: CommandContext): Spans {
  const { standing } = subscription;
  if (standing.state === 'paused') return [plain('paused')];
  if (standing.state === 'stopped') return [plain(`stopped: ${standing.reason}`)];
  return [plain('next edition '), ...nextEditionFacts(subscription, context)];
}
