import { isRecord } from '../../discord/validation/form.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import type { Payload } from '../world/model.ts';

const JSON_NAMES = ['attachments', 'blocks', 'metadata', 'unfurls', 'view'];
const FLAG_NAMES = [
  'full',
  'include_all_metadata',
  'include_locale',
  'inclusive',
  'link_names',
  'mrkdwn',
  'reply_broadcast',
  'return_im',
  'unfurl_links',
  'unfurl_media',
];

/** The arguments of a form: strings, but for what is JSON, a flag or a number. */
export function formArguments(text: string): Payload {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, argument(name, value)]),
  );
}

function argument(name: string, value: string): unknown {
  if (JSON_NAMES.includes(name)) return jsonArgument(value) ?? value;
  if (FLAG_NAMES.includes(name)) return value === 'true' || value === '1';
  if (name === 'limit') return Number(value);
  return value;
}

/** Nothing for what is no JSON object. */
export function jsonArguments(text: string): Payload | undefined {
  const body = jsonArgument(text);
  return isRecord(body) ? body : undefined;
}
