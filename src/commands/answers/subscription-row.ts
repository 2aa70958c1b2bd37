import type { Subscription } from '../../core/edition/model.ts';
import { channel, plain, text } from '../../core/message/build.ts';
import { counted } from '../../core/message/counted.ts';
import type { Row, Spans } from '../../core/message/model.ts';
import type { CommandContext } from '../context.ts';
import { describeSettings } from './describe-settings.ts';
import { nextEditionFacts } from './next-edition.ts';
import { isSameChannel } from './same-place.ts';

/** A channel that gets editions, on one line: when, and how it stands. */
export function subscriptionRow(subscription: Subscription, context: CommandContext): Row {
  const isHere = isSameChannel(subscription.channel, context.asker.channel);
  return {
    title: [channel(subscription.channel), plain(isHere ? ' (this channel)' : '')],
    detail: [...standingOf(subscription, context), plain(` · ${describeSettings(subscription)}`)],
  };
}

export const subscriptionsTitle = (total: number): string =>
  `${counted(total, 'channel')} with editions`;

export const NO_SUBSCRIPTIONS = text(
  plain('No channel here gets editions yet. In a channel, /papers subscribe brings them.'),
);

function standingOf(subscription: Subscription, context: CommandContext): Spans {
  const { standing } = subscription;
  if (standing.state === 'paused') return [plain('paused')];
  if (standing.state === 'stopped') return [plain(`stopped: ${standing.reason}`)];
  return [plain('next edition '), ...nextEditionFacts(subscription, context)];
}
