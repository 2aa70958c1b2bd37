import { PlatformError } from '../../../core/errors.ts';
import type { Rendered } from '../render/message.ts';

/** Slack takes an answer in milliseconds; a person who waits longer asks again. */
const TIMEOUT_MS = 5_000;

/** Slack's own, and that for governments; a stand-in takes answers where it has its API. */
const HOOKS = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

export interface Response {
  readonly to: 'person' | 'channel';
  readonly payload: Rendered['payload'];
}

/**
 * Answers where somebody asked, also in a channel that Paperboy is not in: an address that takes
 * five answers in half an hour (platforms.md, 1.4). Throws PlatformError.
 */
export async function respond(
  url: string,
  apiUrl: string,
  { to, payload }: Response,
): Promise<void> {
  if (!isOfSlack(url, apiUrl)) {
    const said = 'An answer was to go to an address that is not Slack’s, and was not sent.';
    throw new PlatformError(said, { kind: 'invalid' });
  }
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      ...payload,
      response_type: to === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new PlatformError('Slack did not take an answer.', { kind: 'unknown-outcome' }, error);
  });
  const said = await answer.text().catch(() => '');
  if (answer.ok) return;
  // A word alone, or as `{"ok":false,"error":"used_url"}`.
  const why = /^(?:\w{1,60}$|\{.*"error": ?"(?<error>\w{1,60})")/s.exec(said);
  const reason = why ? (why.groups?.error ?? said) : 'no reason given';
  throw new PlatformError(`Slack refused an answer (${answer.status}, ${reason}).`, {
    kind: 'invalid',
  });
}

function isOfSlack(url: string, apiUrl: string): boolean {
  const { origin } = URL.canParse(url) ? new URL(url) : {};
  return origin !== undefined && [...HOOKS, new URL(apiUrl).origin].includes(origin);
}
