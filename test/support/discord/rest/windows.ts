import type { Limit } from './limits.ts';

export interface Taken {
  readonly refused: boolean;
  readonly remaining: number;
  readonly resetAfterMs: number;
}

/** Fixed windows that begin with their first request, in real time. */
export function createWindows() {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return {
    take(key: string, { limit, windowMs }: Limit): Taken {
      const now = performance.now();
      const open = windows.get(key);
      const window = open && open.endsAt > now ? open : { used: 0, endsAt: now + windowMs };
      if (window !== open) windows.set(key, window);
      const refused = window.used >= limit;
      if (!refused) window.used += 1;
      return { refused, remaining: limit - window.used, resetAfterMs: window.endsAt - now };
    },
  };
}
