import type { Subscription } from '../../edition/model.ts';
import type { ChannelRef } from '../chat-platform.ts';

export interface SubscriptionStore {
  /** Stores a new one; leaves the channel's existing one as it is. Returns what then stands. */
  ensure(subscription: Subscription): Promise<Subscription>;
  ofChannel(channel: ChannelRef): Promise<Subscription | undefined>;
  all(): Promise<readonly Subscription[]>;
  /** Those whose next run has come, earliest first. */
  due(now: number): Promise<readonly Subscription[]>;
  /** Replaces the next run. */
  reschedule(id: string, next: Pick<Subscription, 'nextDate' | 'nextRunAt'>): Promise<void>;
}
