import type { Limit } from '../../discord/rest/limits.ts';

/**
 * The documented rates, each in a window that begins with its first call: a minute's worth may
 * come at once, which is the burst that Slack speaks of without a number.
 */
export interface RateLimits {
  readonly tier2: Limit;
  readonly tier3: Limit;
  readonly tier4: Limit;
  /** What is only limited “specially”. */
  readonly special: Limit;
  /** Per channel: chat.postMessage. A burst of three would be `{ limit: 3, windowMs: 3000 }`. */
  readonly postInChannel: Limit;
  /** Over all channels: chat.postMessage. */
  readonly postInWorkspace: Limit;
  /** History and replies, for an app in the restricted regime. */
  readonly restricted: Limit;
}

export type MethodLimit = 'tier2' | 'tier3' | 'tier4' | 'special' | 'post' | 'history';

const MINUTE_MS = 60_000;

export const DOCUMENTED: RateLimits = {
  tier2: { limit: 20, windowMs: MINUTE_MS },
  tier3: { limit: 50, windowMs: MINUTE_MS },
  tier4: { limit: 100, windowMs: MINUTE_MS },
  special: { limit: 600, windowMs: MINUTE_MS },
  postInChannel: { limit: 1, windowMs: 1000 },
  postInWorkspace: { limit: 300, windowMs: MINUTE_MS },
  restricted: { limit: 1, windowMs: MINUTE_MS },
};

/**
 * The same with every window shortened, for tests that have to sit them out. Retry-After stays a
 * whole second at least, so whoever obeys it waits longer than the window.
 */
export function hurried(factor: number, limits: Partial<RateLimits> = {}): RateLimits {
  const all = { ...DOCUMENTED, ...limits };
  const scale = ({ limit, windowMs }: Limit): Limit => ({ limit, windowMs: windowMs * factor });
  return {
    tier2: scale(all.tier2),
    tier3: scale(all.tier3),
    tier4: scale(all.tier4),
    special: scale(all.special),
    postInChannel: scale(all.postInChannel),
    postInWorkspace: scale(all.postInWorkspace),
    restricted: scale(all.restricted),
  };
}
