/*
 * Slack, as far as a bot for papers uses it, on this machine: the Web API, Socket Mode and signed
 * HTTP, for the real client library. It is as strict as the real one; where nobody knows, stricter.
 *
 * | rule | from "platforms.md", or where else it was found | tested in |
 * |---|---|---|
 * | tokens, their kinds and their errors; scopes per method and kind of channel; headers | 1.1 | access, reading |
 * | `{ok: false, error, …}` with status 200; missing arguments are named | 1.1, 1.2 | access, everywhere |
 * | where a bot may post; archived, hidden and missing channels | 1.1 | messages |
 * | no_text, markdown_text, attachments; texts over 40,000 are cut with a warning | 1.1 | messages |
 * | metadata: shape, 16 KB, kept by edits, taken away by `{}`, read only when asked for | 1.1, 1.2 | messages, reading |
 * | threads; a reply to nothing, to a reply or to a locked message is refused | 1.1; stricter than Slack | messages |
 * | edits: own messages, 4,000 of text, what goes with what, the edit window | 1.1; bytes: stricter | messages |
 * | rich text stays rich; a deleted message with replies leaves its place | 1.1; observed | messages |
 * | ephemeral messages: for members, outside the history, never edited by chat.update | 1.1 | messages, responses |
 * | only & < > are escaped | 1.3 | messages, interactions |
 * | blocks: counts, lengths, no unknown properties, what may stand where, unique ids | 1.2 and the library’s types | blocks, elements, views |
 * | the shape of a refusal of blocks or a view, with JSON pointers | 1.2 | blocks, elements, views |
 * | all blocks of a message together: msg_blocks_too_long | issues 2509 and 2867 of bolt-js | blocks, responses |
 * | history and replies: order, pages, bounds, 100 and 999, members only | 1.1 | reading |
 * | one reading a minute, of 15 messages, for apps sold outside the Marketplace | 1.1 | reading |
 * | reactions: complete counts, cut names, skin tones, once, 23 and 50 | 1.1; the numbers are observed | reactions |
 * | users, channels, direct messages | 1.1 | access |
 * | views: triggers of three seconds, used once; stack of three, hash, external_id, 250 KB | 1.1, 1.2 | views |
 * | forms: what a client lets people send, answers with errors, update, push, clear | 1.2, 1.4 | forms |
 * | unfurls: domains, acknowledged first, only links of the message, repeated ones replace | 1.1 | unfurls |
 * | unfurls: no rich text | Slack's page on unfurling links, issue 948 of java-slack-sdk | unfurls |
 * | tiers, a message a second in a channel, some hundred a minute; 429 with whole seconds | 1.1 | rate-limits |
 * | Socket Mode: tickets, hello, pings, ten sockets, disconnects, one socket per envelope | 1.4 | socket |
 * | three seconds, three retries of events, none of commands and interactions | 1.4 | socket, http |
 * | HTTP: signature, encodings, retry headers, x-slack-no-retry, url_verification | 1.4 | http, client |
 * | response URLs: five uses, 30 minutes, no membership, private messages can change | 1.4 | responses |
 * | which events are told, to whom, and what withholds them | 1.5 and the library’s types | events |
 * | what a command, a button, a shortcut, the Home tab bring; no commands in threads | 1.4 and the library’s types | interactions |
 * | app_rate_limited has no inner event; answers cut in the middle | 1.1, 5 S5, S9 | socket, faults |
 *
 * Lengths are counted in UTF-16 units, but for edits. Not there: files, several workspaces, groups
 * of people, user groups, scheduled messages, OAuth. What a papers bot should not need answers
 * unknown_method, recorded.
 */
import { listen } from '../discord/listener.ts';
import type { Outage } from '../discord/outage.ts';
import { createAccess } from './access.ts';
import { createFaults, type Fault } from './api/faults.ts';
import { handle } from './api/handle.ts';
import { createRateLimiter } from './api/rate-limiter.ts';
import { handleResponse } from './api/responding.ts';
import { createApiServer, type RecordedRequest } from './api/server.ts';
import { createDeliveryControl, type DeliveryControl } from './delivery/control.ts';
import { createEventDeliveries } from './delivery/events.ts';
import { createHttpTransport } from './delivery/http.ts';
import type { Transport } from './delivery/transport.ts';
import { createInteractionStore } from './interactions/store.ts';
import { type SlackOptions, settingsFrom, UNHURRIED } from './options.ts';
import { type OutageOptions, startOutage } from './outage.ts';
import { createPeople, type People } from './people.ts';
import type { Platform } from './platform.ts';
import { createConnections } from './socket/connections.ts';
import { createBehaviour, createSocketControl, type SocketControl } from './socket/control.ts';
import { createSocketServer } from './socket/server.ts';
import { createTickets } from './socket/tickets.ts';
import { createState } from './world/state.ts';
import { createWorld, type World } from './world/world.ts';

export { hurried } from './api/limits.ts';
export { UNHURRIED };

export interface SlackServer {
  /** As SLACK_API_URL takes it. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly appId: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly world: World;
  readonly people: People;
  readonly socket: SocketControl;
  readonly delivery: DeliveryControl;
  /** Every call of the API and every use of a response URL, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Answers of 429 so far. */
  readonly rateLimited: number;
  /** From now on the app is told by HTTP, there. */
  deliverTo(url: string): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  startOutage(options?: OutageOptions): Promise<Outage>;
  /** The bot's token is worth nothing from now on. */
  revokeToken(error?: 'token_revoked' | 'account_inactive' | 'invalid_auth'): void;
  restoreToken(): void;
  setScopes(scopes: readonly string[]): void;
  /** As a workspace does it: the app is told, and its token is worth nothing any more. */
  uninstallApp(): void;
  close(): Promise<void>;
}

export async function startSlack(options: SlackOptions = {}): Promise<SlackServer> {
  const settings = settingsFrom(options);
  const state = createState(settings);
  const { botToken, appToken, signingSecret } = settings;
  const platform: Platform = {
    state,
    settings,
    access: createAccess(settings),
    interactions: createInteractionStore(state),
    tickets: createTickets(settings.ticketMs),
    socketUrl: (ticket) =>
      `ws://127.0.0.1:${listeners.socket.port}/link/?ticket=${ticket}&app_id=${state.appId}`,
    responseUrl: (token) => `http://127.0.0.1:${listeners.api.port}/response/${token}`,
  };
  const { access } = platform;
  const limiter = createRateLimiter(settings);
  const faults = createFaults();
  const api = createApiServer(faults, (received) =>
    received.responseToken === undefined
      ? handle(platform, limiter, received)
      : handleResponse(platform, received.responseToken, received.args),
  );
  const connections = createConnections(settings);
  const behaviour = createBehaviour();
  let requestUrl: string | undefined;
  const http = createHttpTransport(settings, () => requestUrl ?? '');
  const transport: Transport = {
    send: (dispatch) => (requestUrl === undefined ? connections : http).send(dispatch),
  };
  const events = createEventDeliveries(platform, transport);
  const listeners = {
    api: await listen(api.server),
    socket: await listen(createSocketServer(platform, connections, behaviour)),
  };
  return {
    apiUrl: `http://127.0.0.1:${listeners.api.port}/api/`,
    botToken,
    appToken,
    signingSecret,
    appId: state.appId,
    teamId: state.teamId,
    botUserId: state.bot.id,
    botId: state.botId,
    world: createWorld(state),
    people: createPeople(platform, transport),
    socket: createSocketControl(connections, behaviour, settings.refreshGraceMs),
    delivery: createDeliveryControl({
      state,
      events,
      transport,
      signingSecret,
      url: () => requestUrl ?? '',
    }),
    requests: api.requests,
    get rateLimited() {
      return limiter.limited;
    },
    deliverTo(url) {
      requestUrl = url;
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    startOutage: (outage) => startOutage(listeners, outage),
    revokeToken: (error = 'token_revoked') => access.revoke(error),
    restoreToken: access.restore,
    setScopes: access.setScopes,
    uninstallApp() {
      access.revoke('account_inactive');
      state.publish({ event: { type: 'tokens_revoked', tokens: { bot: [state.bot.id] } } });
      state.publish({ event: { type: 'app_uninstalled' } });
    },
    async close() {
      await Promise.all([listeners.api.close(), listeners.socket.close()]);
    },
  };
}
