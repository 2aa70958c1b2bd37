import { setTimeout as delay } from 'node:timers/promises';
import type { Listener } from './listener.ts';

export interface OutageOptions {
  /** Both unless said. */
  readonly of?: 'rest' | 'gateway';
  /** Ends by itself after this time. */
  readonly ms?: number;
}

export interface Outage {
  end(): Promise<void>;
}

/** The ports really refuse: nobody listens there. */
export async function startOutage(
  listeners: Readonly<Record<'rest' | 'gateway', Listener>>,
  { of, ms }: OutageOptions = {},
): Promise<Outage> {
  const affected = of ? [listeners[of]] : [listeners.rest, listeners.gateway];
  await Promise.all(affected.map((listener) => listener.goDown()));
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= Promise.all(affected.map((listener) => listener.comeBack())).then(() => undefined);
    return ended;
  };
  if (ms !== undefined) void delay(ms, undefined, { ref: false }).then(end);
  return { end };
}
