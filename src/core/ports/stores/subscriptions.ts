import type { Subscription } from '../../edition/model.ts';
import type { ChannelRef } from '../chat-platform.ts';

export interface SubscriptionStore {
  /** Stores a new one; leaves the channel's existing one as it is. Returns what then stands. */
  ensure(subscription: Subscription): Promise<Subscription>;
  ofChannel(channel: ChannelRef): Promise<Subscription | undefined>;
  /** Those whose next run has come, earliest first. */
  due(now: number): Promise<readonly Subscription[]>;
  /** Replaces the settings and the next run of one that is stored. */
  save(subscription: Subscription): Promise<void>;
}
