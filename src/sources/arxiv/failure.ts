import { SourceError } from '../../core/errors.ts';
import { PassingFailure } from '../retry.ts';

/** What an HTTP status that is neither an answer nor a pause means. */
export function toStatusFailure(status: number, path: string): PassingFailure | SourceError {
  if (status >= 500 || status === 408) return new PassingFailure(`arXiv answered ${status}`);
  return new SourceError(permanent(status, path), { retryable: false });
}

function permanent(status: number, path: string): string {
  if (status >= 300 && status < 400) {
    return (
      `arXiv answered with a redirect (${status}), which Paperboy does not follow. ` +
      'Give ARXIV_URL the address that it leads to.'
    );
  }
  if (status === 403) {
    return 'arXiv refuses this computer (403). Its address may be blocked for asking too much.';
  }
  return `arXiv does not accept the request for ${path} (${status}). Check arxivCategories and ARXIV_URL.`;
}

export function notUnderstood(problem: string, cause?: unknown): SourceError {
  return new SourceError(
    `arXiv's answer ${problem}. Paperboy asks again later; if it stays, check ARXIV_URL and for a ` +
      'newer Paperboy.',
    { retryable: true, cause },
  );
}
