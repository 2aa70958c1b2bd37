import { randomHex } from '../world/ids.ts';
import type { Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';

/** An old sign that a request comes from Slack; apps ignore it and check the signature. */
export const VERIFICATION_TOKEN = 'stand-in-verification-token';

/** The envelope that every event comes in. */
export function eventPayload(state: State, event: Payload): Payload {
  return {
    token: VERIFICATION_TOKEN,
    team_id: state.teamId,
    context_team_id: state.teamId,
    context_enterprise_id: null,
    api_app_id: state.appId,
    event,
    type: 'event_callback',
    event_id: state.newId('Ev'),
    event_time: Math.trunc(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.teamId,
        user_id: state.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomHex(24)}`,
  };
}

/** Slack gives up for a minute; there is no event in it. */
export function rateLimitedPayload(state: State): Payload {
  return {
    token: VERIFICATION_TOKEN,
    type: 'app_rate_limited',
    team_id: state.teamId,
    minute_rate_limited: Math.trunc(state.now() / 60_000) * 60,
    api_app_id: state.appId,
  };
}
