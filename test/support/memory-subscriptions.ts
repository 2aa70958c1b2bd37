import type { Subscription } from '../../src/core/edition/model.ts';
import type { ChannelRef } from '../../src/core/ports/chat-platform.ts';
import type { SubscriptionStore } from '../../src/core/ports/stores/subscriptions.ts';

/** What commands need of a subscription store, kept for as long as a test runs. */
export function createMemorySubscriptions(
  ...first: readonly Subscription[]
): Pick<SubscriptionStore, 'ofChannel' | 'ofWorkspace' | 'put' | 'save' | 'end'> {
  const byId = new Map(first.map((subscription) => [subscription.id, subscription]));
  const ended = new Set<string>();
  const isAt = (a: ChannelRef, b: ChannelRef): boolean =>
    a.platform === b.platform && a.workspace === b.workspace && a.id === b.id;
  const live = () => [...byId.values()].filter(({ id }) => !ended.has(id));

  return {
    ofChannel: async (channel) => live().find((known) => isAt(known.channel, channel)),
    ofWorkspace: async ({ platform, workspace }) =>
      live().filter(
        ({ channel }) => channel.platform === platform && channel.workspace === workspace,
      ),
    async put(subscription) {
      const known = [...byId.values()].find(({ channel }) => isAt(channel, subscription.channel));
      const stored = { ...subscription, id: known?.id ?? subscription.id };
      byId.set(stored.id, stored);
      ended.delete(stored.id);
      return stored;
    },
    async save(subscription) {
      if (ended.has(subscription.id)) return false;
      byId.set(subscription.id, subscription);
      return true;
    },
    async end(id) {
      ended.add(id);
    },
  };
}
