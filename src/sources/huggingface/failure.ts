import { SourceError } from '../../core/errors.ts';
import { PassingFailure } from '../retry.ts';

/** What an HTTP status that is no answer means. */
export function toStatusFailure(status: number, path: string): PassingFailure | SourceError {
  if (status >= 500 || status === 429 || status === 408) {
    return new PassingFailure(`Hugging Face answered ${status}`);
  }
  return new SourceError(permanent(status, path), { retryable: false });
}

function permanent(status: number, path: string): string {
  if (status === 401 || status === 403) {
    return `Hugging Face refuses access (${status}). Correct HUGGINGFACE_TOKEN, or remove it.`;
  }
  if (status >= 300 && status < 400) {
    return (
      `Hugging Face answered with a redirect (${status}), which Paperboy does not follow. ` +
      'Give HUGGINGFACE_URL the address that it leads to.'
    );
  }
  return `Hugging Face does not accept the request for ${path} (${status}). Check HUGGINGFACE_URL.`;
}
