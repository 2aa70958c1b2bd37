import { setTimeout as delay } from 'node:timers/promises';
import type { Platform } from '../platform.ts';
import type { Payload } from '../world/model.ts';
import { botIsIn, type SlackEvent } from '../world/state.ts';
import { eventPayload } from './event-payload.ts';
import type { Dispatch, Outcome, Transport } from './transport.ts';

/** An event on its way to the app, or there. */
export interface EventDelivery {
  /** With its `event_id`. */
  readonly payload: Payload;
  readonly attempts: number;
  readonly acknowledged: boolean;
}

interface Open {
  readonly payload: Payload;
  readonly onAcknowledged: (() => void) | undefined;
  attempts: number;
  acknowledged: boolean;
}

export interface EventDeliveries {
  readonly all: readonly EventDelivery[];
  /** Under way, or waiting to be sent again. */
  readonly pending: number;
  /** The next events arrive twice, at the same time. */
  duplicateNext(times: number): void;
  /** The last event once more, as if its acknowledgement had been lost. */
  repeatLast(): Promise<Outcome>;
}

/** Tells the app what it subscribed to and may know, until it acknowledges or three retries on. */
export function createEventDeliveries(platform: Platform, transport: Transport): EventDeliveries {
  const { state, settings } = platform;
  const all: Open[] = [];
  let pending = 0;
  let duplicates = 0;

  async function deliver(delivery: Open): Promise<void> {
    let reason: string | undefined;
    for (const waitMs of [undefined, ...settings.retryDelaysMs]) {
      if (waitMs) await delay(waitMs, undefined, { ref: false });
      const outcome = await attempt(delivery, reason);
      if (outcome.acked || outcome.final) return;
      reason = outcome.reason;
    }
  }

  async function attempt(delivery: Open, reason: string | undefined): Promise<Outcome> {
    const { payload, attempts } = delivery;
    delivery.attempts += 1;
    const retry = reason === undefined ? undefined : { attempt: attempts, reason };
    const dispatch: Dispatch = { kind: 'events_api', payload, retry };
    const outcome = await transport.send(dispatch);
    if (outcome.acked) {
      delivery.acknowledged = true;
      delivery.onAcknowledged?.();
    }
    return outcome;
  }

  function isForApp({ event, scope, inside }: SlackEvent): boolean {
    return (
      settings.events.includes(String(event.type)) &&
      (scope === undefined || platform.access.has(scope)) &&
      (inside === undefined || botIsIn(state, inside))
    );
  }

  function take(event: SlackEvent): void {
    const delivery: Open = {
      payload: eventPayload(state, event.event),
      onAcknowledged: event.onAcknowledged,
      attempts: 0,
      acknowledged: false,
    };
    all.push(delivery);
    pending += 1;
    void deliver(delivery).finally(() => {
      pending -= 1;
    });
    if (duplicates === 0) return;
    duplicates -= 1;
    void transport.send({ kind: 'events_api', payload: delivery.payload });
  }

  state.subscribe((event) => {
    if (isForApp(event)) take(event);
  });
  return {
    all,
    get pending() {
      return pending;
    },
    duplicateNext(times) {
      duplicates += times;
    },
    repeatLast() {
      const last = all.at(-1);
      if (!last) throw new Error('There was no event yet.');
      return attempt(last, 'timeout');
    },
  };
}
