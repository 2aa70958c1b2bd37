import type { Response } from 'undici';
import { SourceError } from '../core/errors.ts';
import type { Service } from './service.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * A body, read up to a limit that counts what is unpacked: a small answer that unpacks to gigabytes
 * ends as early as a large one. Throws SourceError when it is too large.
 */
export async function readBytes(
  { body }: Response,
  maxBytes: number,
  service: Service,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and so ends the connection.
    if (size > maxBytes) throw tooLarge(maxBytes, service);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number, { name, urlKey }: Service): SourceError {
  const limit = `${Math.ceil(maxBytes / MEBIBYTE)} MiB`;
  return new SourceError(
    `${name}'s answer is larger than ${limit}, which no list of papers is. ` +
      `Check ${urlKey}; Paperboy asks again later.`,
    { retryable: true },
  );
}

/** The media type alone: nothing else of a header is fit for a person. */
export function kindOf({ headers }: Response): string {
  const type = /^[\w.+-]{1,40}\/[\w.+-]{1,40}/.exec(headers.get('content-type') ?? '');
  return type?.[0] ?? 'of unknown kind';
}
