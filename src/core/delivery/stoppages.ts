import type { Subscription } from '../edition/model.ts';
import { channel, message, plain, text } from '../message/build.ts';
import { operatingPage } from '../operating-page.ts';
import type { ChannelRef, ChatPlatform, Place } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { OutboxStore } from '../ports/stores/outbox.ts';
import type { SubscriptionStore } from '../ports/stores/subscriptions.ts';

export interface StoppageDependencies {
  readonly subscriptions: SubscriptionStore;
  readonly outbox: Pick<OutboxStore, 'revive'>;
  readonly platforms: readonly ChatPlatform[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** How late (ms) an edition may still be posted. */
  readonly catchUpMs: number;
}

/** Channels that their platform refuses: each stops alone, and goes on when it is mended. */
export interface Stoppages {
  /** Nothing can be posted in the channel; whoever subscribed it is told once. */
  refused(channel: ChannelRef, reason: string): Promise<void>;
  /** The channel, or the whole workspace, is no longer there for the bot. */
  gone(place: Place, reason: string): Promise<void>;
  /**
   * Lets every stopped channel go on that its platform has no objection to any more, with what it
   * was refused of an edition that is not too late.
   */
  mend(): Promise<void>;
}

export function createStoppages(dependencies: StoppageDependencies): Stoppages {
  const { subscriptions, outbox, platforms, clock, logger, catchUpMs } = dependencies;

  async function halt(subscription: Subscription, reason: string): Promise<void> {
    const { id } = subscription;
    if (!(await subscriptions.stand(id, 'active', { state: 'stopped', reason }))) return;
    const help = operatingPage('channel-stopped');
    logger.warn({ subscription: id, reason, help }, 'channel stopped');
    await tell(subscription, reason);
  }

  /** A platform that looks at the channel knows better what is missing than its refusal said. */
  async function explanation({ channel, layout }: Subscription): Promise<string | undefined> {
    const platform = platforms.find(({ name }) => name === channel.platform);
    const problem = await platform?.channelProblem(channel, layout).catch(() => undefined);
    return problem?.blocking ? problem.reason : undefined;
  }

  async function tell({ by, channel: refused }: Subscription, reason: string): Promise<void> {
    const platform = by && platforms.find(({ name }) => name === by.platform);
    if (!platform) return;
    const notice = text(
      plain('Paperboy can’t post any more in '),
      channel(refused),
      plain(`, which you subscribed. ${reason} It goes on by itself as soon as that is mended.`),
    );
    // Who takes no messages from bots can still read it in /papers subscriptions.
    await platform.notify(by, message(notice)).catch(() => undefined);
  }

  /** A channel that can't be asked about stays as it is; the others are asked all the same. */
  async function goOn(
    { id, channel, layout }: Subscription,
    platform: ChatPlatform,
  ): Promise<void> {
    try {
      if ((await platform.channelProblem(channel, layout))?.blocking) return;
      if (!(await subscriptions.stand(id, 'stopped', { state: 'active' }))) return;
      const revived = await outbox.revive(id, clock.now() - catchUpMs, clock.now());
      logger.info({ subscription: id, revived: revived.length }, 'channel goes on');
    } catch (error) {
      logger.warn({ subscription: id, err: error }, 'channel could not be looked at');
    }
  }

  return {
    async refused(channel, reason) {
      const subscription = await subscriptions.ofChannel(channel);
      if (subscription) await halt(subscription, (await explanation(subscription)) ?? reason);
    },

    async gone(place, reason) {
      const there = await subscriptions.ofWorkspace(place);
      const affected = there.filter(({ channel }) => !('id' in place) || channel.id === place.id);
      for (const subscription of affected) await halt(subscription, reason);
    },

    async mend() {
      for (const platform of platforms) {
        if (platform.problem() !== undefined) continue;
        for (const subscription of await subscriptions.stopped(platform.name)) {
          await goOn(subscription, platform);
        }
      }
    },
  };
}
