import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { PlatformError, type PlatformFailure } from '../../core/errors.ts';

/** The token is worth nothing, and no other will be read before the next start. */
export const TOKEN_REFUSED =
  'Discord refuses the token. Make a new one in the developer portal (Bot, Reset Token), ' +
  'set DISCORD_TOKEN, and start Paperboy again.';

type Meaning = readonly [PlatformFailure['kind'], string];

/** The answers that mean something of their own; every other is told by its status. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  [RESTJSONErrorCodes.UnknownChannel]: ['not-found', 'The channel was deleted.'],
  [RESTJSONErrorCodes.UnknownMessage]: ['not-found', 'The message was deleted.'],
  [RESTJSONErrorCodes.UnknownGuild]: ['not-found', 'Paperboy was removed from this server.'],
  [RESTJSONErrorCodes.MissingAccess]: [
    'forbidden',
    'Paperboy can’t see this channel. Give it the permission View Channel there, ' +
      'or invite it to the server again.',
  ],
  [RESTJSONErrorCodes.MissingPermissions]: [
    'forbidden',
    'Paperboy lacked a permission in this channel.',
  ],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: [
    'forbidden',
    'This person takes no messages from Paperboy.',
  ],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: [
    'forbidden',
    'This channel is not a text channel. Subscribe one that is.',
  ],
  [RESTJSONErrorCodes.ThreadLocked]: ['locked', 'Somebody locked the thread.'],
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: [
    'rate-limited',
    'Discord asks to wait before older messages are edited again.',
  ],
  [RESTJSONErrorCodes.ChannelSendRateLimit]: ['rate-limited', 'Discord asks to wait.'],
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit]: [
    'rate-limited',
    'The channel is in slow mode.',
  ],
  [RESTJSONErrorCodes.MaximumActiveThreads]: [
    'rate-limited',
    'The server has as many open threads as Discord allows. Close some of them.',
  ],
  [RESTJSONErrorCodes.CloudflareIsBlockingYourRequest]: [
    'unavailable',
    'Something in front of Discord blocks this computer’s requests. It is tried again.',
  ],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: [
    'invalid',
    'The server’s AutoMod blocked the message. Let Paperboy’s role pass its rules.',
  ],
};

/** System errors that tell that Discord was never reached. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Where Discord does not say how long. */
const UNTOLD_WAIT_MS = 60_000;

/**
 * What the client library threw, as the core knows it.
 * @param reading nothing can have been done by it, so no outcome is unknown
 */
export function toPlatformError(error: unknown, { reading = false } = {}): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof DiscordAPIError) return toRefusal(error);
  if (error instanceof RateLimitError) {
    return failed('Discord asks to wait.', rateLimited(error.retryAfter), error);
  }
  const code = codeOf(error);
  if (UNREACHED.has(code)) {
    return failed(`Discord can’t be reached (${code}).`, { kind: 'unavailable' }, error);
  }
  const what = error instanceof HTTPError ? `status ${error.status}` : code || 'no answer';
  const kind = reading ? 'unavailable' : 'unknown-outcome';
  return failed(`Discord did not answer as it should (${what}).`, { kind }, error);
}

function toRefusal(error: DiscordAPIError): PlatformError {
  const [kind, sentence] = MEANINGS[Number(error.code)] ?? byStatus(error);
  if (kind === 'rate-limited') return failed(sentence, rateLimited(UNTOLD_WAIT_MS), error);
  return failed(sentence, { kind }, error);
}

function byStatus({ status, code, rawError }: DiscordAPIError): Meaning {
  if (status === 401) return ['unauthorized', TOKEN_REFUSED];
  if (typeof code !== 'number') {
    // Discord gives each refusal a code: this one is of a proxy, or of something like it.
    const sentence = `Something between here and Discord refused it (status ${status}).`;
    return ['unavailable', sentence];
  }
  const said = 'message' in rawError ? rawError.message : 'no reason given';
  const sentence = `Discord refused it: ${said} (${code}).`;
  if (status === 403) return ['forbidden', sentence];
  return status === 404 ? ['not-found', sentence] : ['invalid', sentence];
}

const rateLimited = (retryAfterMs: number): PlatformFailure => ({
  kind: 'rate-limited',
  retryAfterMs,
});

const failed = (sentence: string, failure: PlatformFailure, cause: unknown): PlatformError =>
  new PlatformError(sentence, failure, cause);

/** The code of a system error, however deep the client library wrapped it. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** Whether Discord answered with this code of its own. */
export const isRefusedWith = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));
