import { randomHex } from '../world/ids.ts';
import type { Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';
import { rateLimitedPayload, VERIFICATION_TOKEN } from './event-payload.ts';
import type { EventDeliveries, EventDelivery } from './events.ts';
import { signed } from './signature.ts';
import type { Outcome, Transport } from './transport.ts';

export interface RawRequest {
  readonly body: string;
  readonly contentType?: string;
  /** Seconds; now unless said. */
  readonly timestamp?: number;
  /** What it is signed with; the app's own secret unless said. */
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the app is told: what was sent, and what tests send in their own way. */
export interface DeliveryControl {
  /** Every event so far, the retries of one counted on it. */
  readonly events: readonly EventDelivery[];
  readonly pending: number;
  duplicateNext(times?: number): void;
  repeatLast(): Promise<Outcome>;
  /** Tells the app that it is told too much. */
  rateLimitApp(): Promise<Outcome>;
  /** HTTP mode: whether the app answers the challenge. */
  verifyUrl(): Promise<boolean>;
  /** HTTP mode: any request, signed as said. */
  raw(request: RawRequest): Promise<{ readonly status: number; readonly text: string }>;
}

export interface DeliveryParts {
  readonly state: State;
  readonly events: EventDeliveries;
  readonly transport: Transport;
  readonly signingSecret: string;
  url(): string;
}

export function createDeliveryControl(parts: DeliveryParts): DeliveryControl {
  const { state, events, transport, signingSecret } = parts;

  async function raw(request: RawRequest) {
    const { body, contentType = 'application/json', timestamp, secret = signingSecret } = request;
    const response = await fetch(parts.url(), {
      method: 'POST',
      headers: {
        'content-type': contentType,
        ...signed(secret, body, timestamp),
        ...request.headers,
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  return {
    events: events.all,
    get pending() {
      return events.pending;
    },
    duplicateNext: (times = 1) => events.duplicateNext(times),
    repeatLast: events.repeatLast,
    rateLimitApp: () => transport.send({ kind: 'events_api', payload: rateLimitedPayload(state) }),
    async verifyUrl() {
      const challenge = randomHex(16);
      const body: Payload = { type: 'url_verification', token: VERIFICATION_TOKEN, challenge };
      const { status, text } = await raw({ body: JSON.stringify(body) });
      return status === 200 && text.includes(challenge);
    },
    raw,
  };
}
