import type { Delivery } from '../../core/delivery/model.ts';
import { sendDelivery } from '../../core/delivery/send.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { createPosting } from './posting.ts';
import { DISCORD } from './refs.ts';
import type { Bulk, Route } from './rest.ts';

export interface DiscordRequest {
  /** `POST /channels/CHANNEL/messages`: below the API's address and version. */
  readonly request: string;
  readonly body?: unknown;
}

const CHANNEL = { platform: DISCORD, workspace: 'SERVER', id: 'CHANNEL' };

/**
 * What sending an edition would ask of Discord, without Discord: the same code, with a client that
 * writes down and answers as if all went well. Words in capitals stand where ids would.
 */
export async function listRequests(
  deliveries: readonly Delivery[],
  clock: Clock,
): Promise<readonly DiscordRequest[]> {
  const requests: DiscordRequest[] = [];
  const bulk = createRecorder(requests);
  const actions = { keep: async () => undefined, find: async () => undefined };
  const platform = createPosting({
    ...{ bulk, actions, clock, botId: 'BOT' },
    threads: { isKept: () => true },
    arrived: async () => undefined,
    mayRead: () => true,
  });
  let thread: string | undefined;
  let before: string | undefined;
  for (const delivery of deliveries) {
    const refs = { ...(thread && { thread }), ...(before && { before }) };
    before = await sendDelivery({ ...delivery, channel: CHANNEL }, refs, platform);
    if (delivery.step === 'thread') thread = before;
  }
  return requests;
}

function createRecorder(requests: DiscordRequest[]): Bulk {
  const record = (method: string) => async (route: Route, body?: unknown) => {
    requests.push({ request: `${method} ${route}`, ...(body !== undefined && { body }) });
    return { id: `MESSAGE_${requests.length}` };
  };
  return {
    post: record('POST'),
    patch: record('PATCH'),
    put: (route) => record('PUT')(route),
    get: async () => [],
    problem: () => undefined,
  };
}
