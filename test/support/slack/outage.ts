import type { Listener } from '../discord/listener.ts';
import { type Outage, startOutage as startOutageOf } from '../discord/outage.ts';

export interface OutageOptions {
  /** Both unless said. */
  readonly of?: 'api' | 'socket';
  /** Ends by itself after this time. */
  readonly ms?: number;
}

const SIDES = { api: 'rest', socket: 'gateway' } as const;

/** As Discord's: the ports really refuse. */
export function startOutage(
  listeners: Readonly<Record<'api' | 'socket', Listener>>,
  { of, ms }: OutageOptions = {},
): Promise<Outage> {
  return startOutageOf(
    { rest: listeners.api, gateway: listeners.socket },
    { ...(of && { of: SIDES[of] }), ...(ms !== undefined && { ms }) },
  );
}
