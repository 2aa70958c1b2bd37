import { changedRun, freeRun } from '../commands/answers/timetable.ts';
import type { Subscription, SubscriptionSettings } from '../core/edition/model.ts';
import type { ChannelRef } from '../core/ports/chat-platform.ts';
import type { Clock } from '../core/ports/clock.ts';
import { firstRun } from '../core/schedule/next-run.ts';
import type { Storage } from '../storage/storage.ts';
import type { Chosen } from './settings-file.ts';

interface SubscribeOptions {
  readonly storage: Pick<Storage, 'subscriptions' | 'editions'>;
  readonly clock: Clock;
  readonly chosen: Chosen;
  /** Of everything that was not asked about. */
  readonly defaults: Omit<SubscriptionSettings, keyof Chosen>;
}

/** Subscribes a channel, or gives one that is subscribed the settings that were chosen. */
export async function subscribeChannel(
  channel: ChannelRef,
  { storage, clock, chosen, defaults }: SubscribeOptions,
): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }> {
  const { subscriptions, editions } = storage;
  const before = await subscriptions.ofChannel(channel);
  const standing = { state: 'active' } as const;
  if (before) {
    const after: Subscription = { ...before, ...chosen, standing };
    const run = await changedRun(before, after, { clock, editions });
    await subscriptions.save({ ...after, ...run });
    return { subscription: { ...after, ...run }, isNew: false };
  }
  const settings = { ...defaults, ...chosen };
  const { platform, workspace, id } = channel;
  const stored = await subscriptions.put({
    ...settings,
    ...firstRun(clock.now(), settings),
    ...{ id: `${platform}/${workspace}/${id}`, channel, standing },
  });
  // One that was ended keeps its id, and the dates that it had.
  const subscription = { ...stored, ...(await freeRun(stored, { clock, editions })) };
  await subscriptions.save(subscription);
  return { subscription, isNew: true };
}
