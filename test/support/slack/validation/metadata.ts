import { isRecord } from '../../discord/validation/form.ts';
import type { ApiError } from '../api-error.ts';
import { jsonArgument } from './json-argument.ts';

const MOST_BYTES = 16_000;
const EVENT_TYPE = /^[a-z][a-z0-9_]{0,254}$/i;

/** An event type and a payload; an edit may send `{}`, which takes it away. */
export function validateMetadata(given: unknown, edit: boolean): ApiError | undefined {
  if (given === undefined) return undefined;
  const metadata = jsonArgument(given);
  if (!isRecord(metadata)) return { error: 'invalid_metadata_format' };
  if (edit && Object.keys(metadata).length === 0) return undefined;
  const { event_type, event_payload, ...others } = metadata;
  const isShaped =
    typeof event_type === 'string' &&
    EVENT_TYPE.test(event_type) &&
    isRecord(event_payload) &&
    Object.keys(others).length === 0;
  if (!isShaped) return { error: 'invalid_metadata_format' };
  const tooLarge = Buffer.byteLength(JSON.stringify(metadata)) > MOST_BYTES;
  return tooLarge ? { error: 'metadata_too_large' } : undefined;
}
