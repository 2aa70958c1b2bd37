import type { Settings } from '../options.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import type { Payload } from '../world/model.ts';
import { signed } from './signature.ts';
import { type Dispatch, failed, type Outcome, type Transport } from './transport.ts';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Everything is posted to one URL, signed, and answered within three seconds. */
export function createHttpTransport(settings: Settings, url: () => string): Transport {
  const { signingSecret, answerWithinMs } = settings;
  return {
    async send(dispatch) {
      const { type, body } = encode(dispatch);
      const headers = {
        'content-type': type,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signed(signingSecret, body),
        ...retryHeaders(dispatch),
      };
      const signal = AbortSignal.timeout(answerWithinMs);
      try {
        const options = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
        return await outcomeOf(await fetch(url(), options));
      } catch {
        return failed(signal.aborted ? 'http_timeout' : 'connection_failed');
      }
    },
  };
}

function encode({ kind, payload }: Dispatch): { readonly type: string; readonly body: string } {
  switch (kind) {
    case 'events_api':
      return { type: JSON_TYPE, body: JSON.stringify(payload) };
    case 'slash_commands':
      return { type: FORM_TYPE, body: String(new URLSearchParams(textsIn(payload))) };
    default: {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) });
      return { type: FORM_TYPE, body: String(body) };
    }
  }
}

function textsIn(payload: Payload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function retryHeaders({ retry }: Dispatch): Record<string, string> {
  if (!retry) return {};
  return {
    'x-slack-retry-num': String(retry.attempt),
    'x-slack-retry-reason': retry.reason,
  };
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const text = await response.text();
  if (!response.ok) return failed('http_error', response.headers.get('x-slack-no-retry') === '1');
  return { acked: true, body: jsonArgument(text) ?? text };
}
