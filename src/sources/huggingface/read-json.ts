import type { Response } from 'undici';
import { SourceError } from '../../core/errors.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * The JSON of a body, read up to a limit that counts what is unpacked: a small answer that unpacks
 * to gigabytes ends as early as a large one. Throws SourceError when it is too large or not JSON.
 */
export async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  const text = await readText(response, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError(
      `Hugging Face's answer is no JSON (${kindOf(response)}): it was cut off, or HUGGINGFACE_URL ` +
        'or a proxy leads to something else. Paperboy asks again later.',
      { retryable: true, cause },
    );
  }
}

async function readText({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and so ends the connection.
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(maxBytes: number): SourceError {
  const limit = `${Math.ceil(maxBytes / MEBIBYTE)} MiB`;
  return new SourceError(
    `Hugging Face's answer is larger than ${limit}, which no list of papers is. ` +
      'Check HUGGINGFACE_URL; Paperboy asks again later.',
    { retryable: true },
  );
}

/** The media type alone: nothing else of a header is fit for a person. */
function kindOf({ headers }: Response): string {
  const type = /^[\w.+-]{1,40}\/[\w.+-]{1,40}/.exec(headers.get('content-type') ?? '');
  return type?.[0] ?? 'of unknown kind';
}
