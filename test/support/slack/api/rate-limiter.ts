import { createWindows } from '../../discord/rest/windows.ts';
import type { Settings } from '../options.ts';
import { DOCUMENTED, type MethodLimit } from './limits.ts';

export interface RateLimiter {
  /** Whole seconds to wait, or nothing when the call may pass. */
  check(method: string, limit: MethodLimit, channelId: unknown): number | undefined;
  readonly limited: number;
}

export function createRateLimiter({ rateLimits, restricted }: Settings): RateLimiter {
  const limits = rateLimits === false ? undefined : { ...DOCUMENTED, ...rateLimits };
  const windows = createWindows();
  let limited = 0;

  function limitsOf(method: string, limit: MethodLimit, channelId: unknown) {
    if (!limits) return [];
    switch (limit) {
      case 'post':
        return [
          { key: `${method}:${String(channelId)}`, limit: limits.postInChannel },
          { key: method, limit: limits.postInWorkspace },
        ];
      case 'history':
        return [{ key: method, limit: restricted ? limits.restricted : limits.tier3 }];
      default:
        return [{ key: method, limit: limits[limit] }];
    }
  }

  return {
    check(method, limit, channelId) {
      for (const one of limitsOf(method, limit, channelId)) {
        const { refused, resetAfterMs } = windows.take(one.key, one.limit);
        if (!refused) continue;
        limited += 1;
        return Math.max(1, Math.ceil(resetAfterMs / 1000));
      }
      return undefined;
    },
    get limited() {
      return limited;
    },
  };
}
