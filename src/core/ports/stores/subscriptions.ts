import type { Standing, Subscription } from '../../edition/model.ts';
import type { ChannelRef } from '../chat-platform.ts';

export interface SubscriptionStore {
  /**
   * Stores a new one; leaves the channel's existing one as it is. Returns what then stands:
   * nothing, when somebody unsubscribed the channel.
   */
  ensure(subscription: Subscription): Promise<Subscription | undefined>;
  /** Stores it as the channel's own, in place of one that stands or was ended; the id may differ. */
  put(subscription: Subscription): Promise<Subscription>;
  ofChannel(channel: ChannelRef): Promise<Subscription | undefined>;
  ofWorkspace(workspace: Omit<ChannelRef, 'id'>): Promise<readonly Subscription[]>;
  /** Active ones without an open lapse whose next run has come, earliest first. */
  due(now: number): Promise<readonly Subscription[]>;
  /** All whose next run is still to come, whatever their standing. */
  upcoming(now: number): Promise<readonly Subscription[]>;
  /** Those of a platform that it refuses. */
  stopped(platform: string): Promise<readonly Subscription[]>;
  /** Replaces settings, standing and next run. False, and nothing changed, when it was ended. */
  save(subscription: Subscription): Promise<boolean>;
  /** Changes the standing alone. False, and nothing changed, when it was another one than `from`. */
  stand(id: string, from: Standing['state'], to: Standing): Promise<boolean>;
  /** Nothing is posted any more; what was posted stays known. */
  end(id: string): Promise<void>;
}
