import { Refused } from '../api-error.ts';
import type { DispatchKind, FailureReason, Outcome, Transport } from '../delivery/transport.ts';
import type { Platform } from '../platform.ts';
import type { Payload } from '../world/model.ts';
import { createHandle, type InteractionHandle } from './handle.ts';
import type { AckKind, Interaction, NewInteraction } from './store.ts';

/** The words that Slack's clients use. */
const FAILURES: Readonly<Record<FailureReason, string>> = {
  connection_failed: 'dispatch_failed',
  timeout: 'operation_timeout',
  http_timeout: 'operation_timeout',
  http_error: 'http_service_error',
};

export interface Interacting extends NewInteraction {
  readonly kind: Exclude<DispatchKind, 'events_api'>;
  payload(interaction: Interaction): Payload;
  /** Does what the acknowledgement says; undefined when it says nothing that can be done. */
  settle?(interaction: Interaction, body: unknown): AckKind | undefined;
}

/** Tells the app what somebody did, once; it has a short time to acknowledge. */
export function interact(
  platform: Platform,
  transport: Transport,
  given: Interacting,
): InteractionHandle {
  const interaction = platform.interactions.open(given);
  const { channelId, responseToken } = interaction;
  const handle = createHandle(
    interaction,
    channelId === undefined ? undefined : platform.responseUrl(responseToken),
  );
  const payload = given.payload(interaction);
  void transport.send({ kind: given.kind, payload }).then((outcome) => {
    settle(interaction, given, outcome);
    interaction.changed();
  });
  return handle;
}

function settle(interaction: Interaction, given: Interacting, outcome: Outcome): void {
  if (!outcome.acked) {
    interaction.failure = FAILURES[outcome.reason];
    return;
  }
  interaction.ack = given.settle ? attempt(interaction, given.settle, outcome.body) : 'acked';
  if (interaction.ack === undefined) interaction.failure = 'invalid_response';
}

function attempt(
  interaction: Interaction,
  act: NonNullable<Interacting['settle']>,
  body: unknown,
): AckKind | undefined {
  try {
    return act(interaction, body);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
