import { createHmac } from 'node:crypto';

/** The headers by which an app knows that a request comes from Slack. */
export function signed(
  secret: string,
  body: string,
  timestamp = Math.trunc(Date.now() / 1000),
): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
}
