import { Refused } from '../api-error.ts';
import { respond } from '../interactions/respond.ts';
import type { Platform } from '../platform.ts';
import type { Payload } from '../world/model.ts';
import type { HttpAnswer } from './server.ts';

const MOST_USES = 5;

/** What is posted to a response URL; unlike the API it answers with HTTP statuses. */
export function handleResponse(
  platform: Platform,
  token: string,
  args: Payload | undefined,
): HttpAnswer {
  const { state, settings, interactions } = platform;
  const interaction = interactions.byResponseToken(token);
  if (!interaction?.channelId) return gone('invalid_url');
  if (interaction.responses >= MOST_USES) return gone('used_url');
  if (state.now() - interaction.createdAt > settings.responseUrlMs) return gone('expired_url');
  interaction.responses += 1;
  if (!args) return { status: 400, body: 'invalid_payload' };
  try {
    respond(platform, interaction, args);
    return { status: 200, body: 'ok' };
  } catch (error) {
    if (error instanceof Refused) return { status: 400, body: error.error.error };
    throw error;
  }
}

const gone = (error: string): HttpAnswer => ({ status: 404, body: { ok: false, error } });
