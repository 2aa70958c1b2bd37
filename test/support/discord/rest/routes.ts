import type { Handler } from './call.ts';
import { listCommands, overwriteCommands } from './commands.ts';
import {
  getApplication,
  getChannel,
  getGateway,
  getGuild,
  getGuildChannels,
  getMember,
  getRoles,
  getSelf,
  openDirectMessages,
} from './guilds.ts';
import { callback, deleteAnswer, editAnswer, followUp, getAnswer } from './interactions.ts';
import type { RouteLimit } from './limits.ts';
import { getMessage, listMessages, patchMessage, postMessage, removeMessage } from './messages.ts';
import { listReactors, react, unreact } from './reactions.ts';
import { patchThread, startThread } from './threads.ts';

export interface Route {
  readonly method: string;
  /** Names in braces; the first of channel, guild or token is what a limit is kept for. */
  readonly template: string;
  readonly handler: Handler;
  readonly limit: RouteLimit;
  /** The token of the interaction is enough, and the global limit does not count it. */
  readonly ofInteraction: boolean;
}

const MESSAGE = '/channels/{channel}/messages/{message}';
const REACTIONS = `${MESSAGE}/reactions/{emoji}`;
const APPLICATION = '/applications/{application}';
const WEBHOOK = '/webhooks/{application}/{token}';

/** All of Discord that a bot for papers may use. */
export const ROUTES: readonly Route[] = [
  route('GET', '/gateway/bot', getGateway),
  route('GET', '/users/@me', getSelf),
  route('POST', '/users/@me/channels', openDirectMessages),
  route('GET', '/applications/@me', getApplication),
  route('GET', `${APPLICATION}/commands`, listCommands),
  route('PUT', `${APPLICATION}/commands`, overwriteCommands),
  route('GET', `${APPLICATION}/guilds/{guild}/commands`, listCommands),
  route('PUT', `${APPLICATION}/guilds/{guild}/commands`, overwriteCommands),
  route('GET', '/guilds/{guild}', getGuild),
  route('GET', '/guilds/{guild}/roles', getRoles),
  route('GET', '/guilds/{guild}/channels', getGuildChannels),
  route('GET', '/guilds/{guild}/members/{user}', getMember),
  route('GET', '/channels/{channel}', getChannel),
  route('PATCH', '/channels/{channel}', patchThread),
  route('GET', '/channels/{channel}/messages', listMessages),
  route('POST', '/channels/{channel}/messages', postMessage, 'postMessage'),
  route('GET', MESSAGE, getMessage),
  route('PATCH', MESSAGE, patchMessage, 'editMessage'),
  route('DELETE', MESSAGE, removeMessage),
  route('POST', `${MESSAGE}/threads`, startThread),
  route('GET', REACTIONS, listReactors),
  route('PUT', `${REACTIONS}/@me`, react, 'react'),
  route('DELETE', `${REACTIONS}/@me`, unreact, 'react'),
  ofInteraction('POST', '/interactions/{interaction}/{token}/callback', callback, 'none'),
  ofInteraction('POST', WEBHOOK, followUp),
  ofInteraction('GET', `${WEBHOOK}/messages/{message}`, getAnswer),
  ofInteraction('PATCH', `${WEBHOOK}/messages/{message}`, editAnswer),
  ofInteraction('DELETE', `${WEBHOOK}/messages/{message}`, deleteAnswer),
];

function route(
  method: string,
  template: string,
  handler: Handler,
  limit: RouteLimit = 'other',
): Route {
  return { method, template, handler, limit, ofInteraction: false };
}

function ofInteraction(
  method: string,
  template: string,
  handler: Handler,
  limit: RouteLimit = 'webhook',
): Route {
  return { method, template, handler, limit, ofInteraction: true };
}
