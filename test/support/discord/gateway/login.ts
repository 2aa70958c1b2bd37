import type { Platform } from '../platform.ts';
import { isRecord } from '../validation/form.ts';
import { guildCreatePayload, userPayload } from '../wire/guild.ts';
import { INTENT, KNOWN_INTENTS, PRIVILEGED_INTENTS } from '../world/intents.ts';
import type { Payload } from '../world/model.ts';
import { CLOSE } from './opcodes.ts';
import type { Session } from './session.ts';

/** The close code that an IDENTIFY earns, or nothing when it is welcome. */
export function refusalOfLogin(platform: Platform, data: unknown): number | undefined {
  if (!isRecord(data) || !isRecord(data.properties)) return CLOSE.decodeError;
  if (!platform.access.accepts(String(data.token))) return CLOSE.authenticationFailed;
  const { intents } = data;
  if (typeof intents !== 'number' || !Number.isInteger(intents)) return CLOSE.invalidIntents;
  if ((intents & ~KNOWN_INTENTS) !== 0) return CLOSE.invalidIntents;
  const privileged = intents & PRIVILEGED_INTENTS;
  if ((privileged & ~platform.settings.privilegedIntents) !== 0) return CLOSE.disallowedIntents;
  return undefined;
}

/** READY, then each guild. */
export function welcome(platform: Platform, session: Session, shard: unknown): void {
  const { state, gateway } = platform;
  const guilds = [...state.guilds.values()].filter(({ botPresent }) => botPresent);
  session.dispatch({
    name: 'READY',
    intent: 0,
    data: readyPayload(platform, session.id, gateway.url(), shard),
  });
  for (const guild of guilds)
    session.dispatch({
      name: 'GUILD_CREATE',
      intent: INTENT.guilds,
      data: guildCreatePayload(state, guild),
    });
}

function readyPayload(platform: Platform, sessionId: string, url: string, shard: unknown): Payload {
  const { state } = platform;
  const guilds = [...state.guilds.values()].filter(({ botPresent }) => botPresent);
  return {
    v: 10,
    user: { ...userPayload(state.bot), verified: true, mfa_enabled: true, email: null, flags: 0 },
    user_settings: {},
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    private_channels: [],
    relationships: [],
    presences: [],
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: url,
    ...(Array.isArray(shard) && { shard }),
    application: { id: state.applicationId, flags: 0 },
    _trace: ['stand-in'],
  };
}
