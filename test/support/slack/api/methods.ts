import type { TokenKind } from '../access.ts';
import { openConnection, testAuth } from './auth.ts';
import { checkBlocks } from './blocks.ts';
import type { Handler } from './call.ts';
import { getChannel, getUser, openDirectMessages } from './conversations.ts';
import { getPermalink, removeMessage, updateMessage } from './editing.ts';
import type { MethodLimit } from './limits.ts';
import { postEphemeral, postMessage } from './posting.ts';
import { getReactions, react, unreact } from './reacting.ts';
import { readHistory, readReplies } from './reading.ts';
import { unfurlLinks } from './unfurling.ts';
import { changeView, openView, publishView, pushView } from './views.ts';

export interface Method {
  readonly handler: Handler;
  readonly limit: MethodLimit;
  /** Any one of them lets a call in; which it must be may depend on the channel. */
  readonly scopes: readonly string[];
  readonly token: TokenKind;
}

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** All of Slack that a bot for papers may use. */
const METHODS: Readonly<Record<string, Method>> = {
  'apps.connections.open': { ...method(openConnection, 'tier3'), token: 'app' },
  'auth.test': method(testAuth, 'special'),
  'blocks.validate': method(checkBlocks, 'tier4'),
  'chat.delete': method(removeMessage, 'tier3', ['chat:write']),
  'chat.getPermalink': method(getPermalink, 'special'),
  'chat.postEphemeral': method(postEphemeral, 'tier4', ['chat:write']),
  'chat.postMessage': method(postMessage, 'post', ['chat:write']),
  'chat.unfurl': method(unfurlLinks, 'tier3', ['links:write']),
  'chat.update': method(updateMessage, 'tier3', ['chat:write']),
  'conversations.history': method(readHistory, 'history', HISTORY),
  'conversations.info': method(getChannel, 'tier3', READ),
  'conversations.open': method(openDirectMessages, 'tier3', ['im:write']),
  'conversations.replies': method(readReplies, 'history', HISTORY),
  'reactions.add': method(react, 'tier3', ['reactions:write']),
  'reactions.get': method(getReactions, 'tier3', ['reactions:read']),
  'reactions.remove': method(unreact, 'tier2', ['reactions:write']),
  'users.info': method(getUser, 'tier4', ['users:read']),
  'views.open': method(openView, 'tier4'),
  'views.publish': method(publishView, 'tier4'),
  'views.push': method(pushView, 'tier4'),
  'views.update': method(changeView, 'tier4'),
};

function method(handler: Handler, limit: MethodLimit, scopes: readonly string[] = []): Method {
  return { handler, limit, scopes, token: 'bot' };
}

export function findMethod(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
}
