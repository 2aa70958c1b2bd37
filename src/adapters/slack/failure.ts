import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { PlatformError, type PlatformFailure } from '../../core/errors.ts';
import { featureOf } from './scopes.ts';

/** The bot token is worth nothing, and no other will be read before the next start. */
const BOT_TOKEN_REFUSED =
  'Slack refuses the bot token. Copy it again from the app’s page OAuth & Permissions ' +
  '(install the app there if it is not), set SLACK_BOT_TOKEN, and start Paperboy again.';

/** Errors that mean that the token is worth nothing. */
const OF_TOKEN = [
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'],
  ...['team_disabled', 'user_removed_from_team'],
] as const;

type Meaning = readonly [PlatformFailure['kind'], string];

const GONE: Meaning = [
  'not-found',
  'The channel was deleted, or it is private and Paperboy is not in it. ' +
    'Type /invite @Paperboy in the channel.',
];
const NOT_IN_CHANNEL: Meaning = [
  'forbidden',
  'Paperboy is not in this channel. Type /invite @Paperboy in the channel.',
];
const ARCHIVED: Meaning = ['forbidden', 'The channel is archived.'];
const NO_THREADS: Meaning = [
  'forbidden',
  'The channel takes no threads. Subscribe it with layout:compact, or another channel.',
];
const ONLY_THREADS: Meaning = [
  'forbidden',
  'The channel takes only replies in threads. Subscribe another channel.',
];
const MESSAGE_GONE: Meaning = ['not-found', 'The message was deleted.'];
const REFUSED: Meaning = [
  'forbidden',
  'The workspace does not let Paperboy do this. Ask its administrators to allow the app.',
];
const RESTRICTED: Meaning = [
  'forbidden',
  'The workspace allows only some people to post in this channel. ' +
    'Let Paperboy post there (channel settings, posting permissions).',
];
const LOCKED: Meaning = ['locked', 'Somebody locked the thread.'];
const UNEDITABLE: Meaning = ['locked', 'The workspace lets messages this old no longer be edited.'];
const TOO_LONG: Meaning = ['invalid', 'The message is longer than Slack takes.'];
const NOBODY: Meaning = ['not-found', 'Slack does not know this person.'];
const UNHAPPY: Meaning = ['unavailable', 'Slack has trouble just now.'];
/** Slack’s own words: some of it may have been done. */
const BROKE_OFF: Meaning = ['unknown-outcome', 'Slack broke off while it worked on this.'];

/** The errors that mean something of their own (platforms.md, 1.1). */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...OF_TOKEN.map((code) => [code, ['unauthorized', BOT_TOKEN_REFUSED]] as const),
  ['channel_not_found', GONE],
  ['is_archived', ARCHIVED],
  ['is_inactive', ARCHIVED],
  ['no_permission', REFUSED],
  ['access_denied', REFUSED],
  ['team_access_not_granted', REFUSED],
  ['ekm_access_denied', REFUSED],
  ['not_in_channel', NOT_IN_CHANNEL],
  ['message_not_found', MESSAGE_GONE],
  ['thread_not_found', MESSAGE_GONE],
  ['cannot_reply_to_message', NO_THREADS],
  ['restricted_action_non_threadable_channel', NO_THREADS],
  ['restricted_action_thread_only_channel', ONLY_THREADS],
  ['restricted_action_thread_locked', LOCKED],
  ['thread_locked', LOCKED],
  ['edit_window_closed', UNEDITABLE],
  ['cant_update_message', UNEDITABLE],
  ['msg_too_long', TOO_LONG],
  ['msg_blocks_too_long', TOO_LONG],
  ['user_not_found', NOBODY],
  ['user_not_visible', NOBODY],
  ['messages_tab_disabled', ['forbidden', 'This person takes no messages from Paperboy.']],
  ['service_unavailable', UNHAPPY],
  ['team_added_to_org', UNHAPPY],
  ['request_timeout', UNHAPPY],
  ['internal_error', BROKE_OFF],
  ['fatal_error', BROKE_OFF],
]);

/** Errors of these kinds say nothing new with their details. */
const RESTRICTED_ACTION = /^restricted_action/;

const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** System errors that tell that Slack was never reached. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Where Slack does not say how long. */
const UNTOLD_WAIT_MS = 60_000;

/**
 * What the client library threw, as the core knows it.
 * @param reading nothing can have been done by it, so no outcome is unknown
 */
export function toPlatformError(error: unknown, { reading = false } = {}): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    const wait = { kind: 'rate-limited', retryAfterMs: error.retryAfter * 1000 } as const;
    return new PlatformError('Slack asks to wait.', wait, error);
  }
  if (error instanceof WebAPIPlatformError) return toRefusal(error, reading);
  const code = codeOf(error instanceof WebAPIRequestError ? error.original : error);
  if (UNREACHED.has(code)) {
    const sentence = `Slack can’t be reached (${code}).`;
    return new PlatformError(sentence, { kind: 'unavailable' }, error);
  }
  const what = error instanceof WebAPIHTTPError ? `status ${error.statusCode}` : code;
  const kind = reading ? 'unavailable' : 'unknown-outcome';
  const sentence = `Slack did not answer as it should (${what || 'no answer'}).`;
  return new PlatformError(sentence, { kind }, error);
}

function toRefusal(error: WebAPIPlatformError, reading: boolean): PlatformError {
  const [meant, sentence] = meaningOf(error);
  if (meant === 'rate-limited') {
    const wait = { kind: meant, retryAfterMs: UNTOLD_WAIT_MS } as const;
    return new PlatformError(sentence, wait, error);
  }
  const kind = meant === 'unknown-outcome' && reading ? 'unavailable' : meant;
  return new PlatformError(sentence, { kind }, error);
}

function meaningOf(error: WebAPIPlatformError): Meaning {
  const { data } = error;
  // An answer that is no JSON comes as the error itself; it may be a proxy's whole page.
  const code = /^\w{1,60}$/.test(data.error) ? data.error : 'an answer that is not Slack’s';
  if (RATE_LIMITED.has(code)) return ['rate-limited', 'Slack asks to wait.'];
  if (code === 'missing_scope') return ['forbidden', missingScope(error)];
  if (RESTRICTED_ACTION.test(code) && !MEANINGS.has(code)) return RESTRICTED;
  const known = MEANINGS.get(code);
  if (known) return known;
  return code === data.error ? ['invalid', `Slack refused it (${code}).`] : BROKE_OFF;
}

const neededScope = ({ data }: WebAPIPlatformError): string =>
  'needed' in data && typeof data.needed === 'string' ? data.needed : 'unknown';

/** Whether one of these scopes was missing. */
export function needsScope(error: PlatformError, ...scopes: readonly string[]): boolean {
  const { cause } = error;
  return (
    cause instanceof WebAPIPlatformError &&
    cause.data.error === 'missing_scope' &&
    neededScope(cause)
      .split(',')
      .some((scope) => scopes.includes(scope))
  );
}

function missingScope(error: WebAPIPlatformError): string {
  const needed = neededScope(error);
  return `The app lacks the scope ${needed}${featureOf(needed)}. ${ADD_SCOPES}`;
}

/** What to do about scopes that are missing. */
export const ADD_SCOPES =
  'Add it on the app’s page OAuth & Permissions, and install the app again there.';

/** The code of a system error, however deep the client library wrapped it. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** Whether Slack answered with one of these errors. */
export const isRefusedWith = (error: unknown, ...codes: readonly string[]): boolean => {
  const cause = error instanceof PlatformError ? error.cause : error;
  return cause instanceof WebAPIPlatformError && codes.includes(cause.data.error);
};
