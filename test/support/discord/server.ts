/*
 * Discord, as far as a bot for papers uses it, on this machine: REST and a gateway that a client
 * library can log into. It is as strict as the real one; where nobody knows, stricter.
 *
 * | rule | from "platforms.md", or where else it was found | tested in |
 * |---|---|---|
 * | HELLO, IDENTIFY, READY, guilds, heartbeats; close codes; 120 sends a minute, 4,096 bytes | 2.1 | gateway |
 * | RESUME replays what was missed; INVALID_SESSION; no replay after a new login | 2.1, 5 D3 | gateway, client |
 * | one IDENTIFY in five seconds | 2.1, 5 D7 | gateway |
 * | intents choose the events; content is empty without its intent but for own and mentioning | 2.1 | events |
 * | a taken-back reaction has no member | 2.1 | events |
 * | nonce with enforce_nonce returns the message of the past minutes | 2.2 | messages |
 * | the error codes of 2.2, and 50035 with the path of each problem | 2.2 | everywhere |
 * | a thread has its message's id; 160004; archive times of four lengths | 2.2, 2.3 | messages |
 * | archived threads: only writing works, and opens them; 50083, 160005 | 2.2 and Discord's page on threads | permissions |
 * | answers within 3 s, once, edited for 15 minutes; follow-ups; privacy is fixed first | 2.2 | interactions, presses |
 * | a press in an archived thread opens it first | issue 8474 of discord-api-docs | presses |
 * | 200 new commands a day; 100 slash, 15 message commands; lengths, names, order | 2.2, 2.3 | commands |
 * | content, embeds, rows, buttons, selects, forms: lengths, counts, what excludes what | 2.3 | payloads, components, modals |
 * | new components: the flag stays, 40 in all, 4,000 characters of text | 2.3 | layout, payloads |
 * | new components: more than 10,170 bytes of text answer 500 | issue 8554 of discord-api-docs | layout |
 * | permissions add up; embeds vanish without theirs; 50001 and 50013 | Discord's page on permissions | permissions |
 * | headers, 429, scopes, 50 a second in all, 10,000 bad answers and out | 2.4 | rate-limits |
 * | few edits of messages older than an hour (30046); three in 20 s is hearsay | 2.2 | rate-limits |
 * | whom one may write to directly (50007 when sending, not when opening) | 2.2 | messages |
 * | twenty emojis on a message (30010); an emoji that is none (10014) | 2.2 | messages |
 * | allowed_mentions | 2.3, 2.5 | payloads, messages |
 * | ids look like snowflakes | 5 D6 | messages |
 *
 * Lengths are counted in UTF-16 units. Not there: files, polls, stickers, forums, voice, custom
 * emojis, compression, several shards. What a papers bot should not need answers 404, recorded.
 */
import { createCommandStore } from './commands/store.ts';
import { createGatewayControl, type GatewayControl } from './gateway/control.ts';
import { createFacilities } from './gateway/facilities.ts';
import { createGatewayServer } from './gateway/server.ts';
import { createInteractionStore } from './interactions/store.ts';
import { listen } from './listener.ts';
import { type DiscordOptions, settingsFrom, UNHURRIED } from './options.ts';
import { type Outage, type OutageOptions, startOutage } from './outage.ts';
import { createPeople, type People } from './people.ts';
import { createAccess, type Platform } from './platform.ts';
import { createFaults, type Fault } from './rest/faults.ts';
import { handle } from './rest/handle.ts';
import { CUSTOMARY } from './rest/limits.ts';
import { createNonces } from './rest/nonces.ts';
import { createOldEdits } from './rest/old-edits.ts';
import { createRateLimiter } from './rest/rate-limiter.ts';
import { createRestServer, type RecordedRequest } from './rest/server.ts';
import type { Payload } from './world/model.ts';
import { createState } from './world/state.ts';
import { createWorld, type World } from './world/world.ts';

export { hurried } from './rest/limits.ts';
export { validateCommands } from './validation/commands.ts';
export { validateMessage } from './validation/message.ts';
export { validateModal } from './validation/modal.ts';
export { permissions } from './world/permissions.ts';
export { UNHURRIED };

export interface DiscordServer {
  /** As DISCORD_API_URL takes it: discord.js adds the version. */
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly world: World;
  readonly people: People;
  readonly gateway: GatewayControl;
  /** Every REST call, in the order in which it came. */
  readonly requests: readonly RecordedRequest[];
  /** Answers of 429 so far. */
  readonly rateLimited: number;
  /** Answers that count towards a ban, in the running ten minutes. */
  readonly invalidRequests: number;
  /** The registered commands: global ones, or a guild's. */
  commands(guildId?: string): readonly Payload[];
  addFault(fault: Fault): void;
  clearFaults(): void;
  startOutage(options?: OutageOptions): Promise<Outage>;
  /** The token is worth nothing from now on; connections that stand are closed. */
  revokeToken(): void;
  restoreToken(): void;
  close(): Promise<void>;
}

export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordServer> {
  const settings = settingsFrom(options);
  const { token, applicationId, botName, now } = settings;
  const state = createState({ now, applicationId, botName });
  const facilities = createFacilities(settings);
  const { rateLimits } = settings;
  const platform: Platform = {
    state,
    settings,
    commands: createCommandStore(state),
    interactions: createInteractionStore(state),
    nonces: createNonces(now, settings.nonceMemoryMs),
    oldEdits: createOldEdits(
      now,
      rateLimits === false ? undefined : { ...CUSTOMARY, ...rateLimits }.oldEdit,
    ),
    access: createAccess(token),
    gateway: { url: () => gatewayUrl, identifiesLeft: facilities.identifiesLeft },
  };
  const limiter = createRateLimiter(rateLimits);
  const faults = createFaults();
  const rest = createRestServer(faults, (request) => handle(platform, limiter, request));
  const socketSide = createGatewayServer(platform, facilities);
  const listeners = { rest: await listen(rest.server), gateway: await listen(socketSide.server) };
  const gatewayUrl = `ws://127.0.0.1:${listeners.gateway.port}`;
  const gateway = createGatewayControl(facilities, socketSide.sockets);
  return {
    apiUrl: `http://127.0.0.1:${listeners.rest.port}/api`,
    gatewayUrl,
    token,
    applicationId,
    botId: state.bot.id,
    world: createWorld(state),
    people: createPeople(platform),
    gateway,
    requests: rest.requests,
    get rateLimited() {
      return limiter.limited;
    },
    get invalidRequests() {
      return limiter.invalid;
    },
    commands: platform.commands.list,
    addFault: faults.add,
    clearFaults: faults.clear,
    startOutage: (outage) => startOutage(listeners, outage),
    revokeToken() {
      platform.access.revoke();
      gateway.close(4004);
    },
    restoreToken: platform.access.restore,
    async close() {
      await Promise.all([listeners.rest.close(), listeners.gateway.close()]);
    },
  };
}
