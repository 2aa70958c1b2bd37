import type { Response } from 'undici';
import { SourceError } from '../../core/errors.ts';
import { kindOf, readBytes } from '../read-bytes.ts';
import { HUGGING_FACE } from './service.ts';

/** The JSON of a body. Throws SourceError when it is too large or not JSON. */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(response, maxBytes, HUGGING_FACE);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new SourceError(
      `Hugging Face's answer is no JSON (${kindOf(response)}): it was cut off, or HUGGINGFACE_URL ` +
        'or a proxy leads to something else. Paperboy asks again later.',
      { retryable: true, cause },
    );
  }
}
