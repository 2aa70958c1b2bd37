import { SourceError } from '../../core/errors.ts';
import { PassingFailure } from './retry.ts';

const TIMEOUTS = /^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/;
const BROKEN = /^UND_ERR_SOCKET$|^ECONNRESET$|^EPIPE$|^Z_|^HPE_/;

/**
 * What a network error of fetch means. Where there is no way to the host, there is none a second
 * later either: that is left to the next round, and what waits for papers hears of it at once.
 */
export function toNetworkFailure(error: unknown): PassingFailure | SourceError {
  const code = codeOf(error);
  const name = code ? ` (${code})` : '';
  if (TIMEOUTS.test(code)) {
    return new PassingFailure('Hugging Face was silent for too long', { cause: error });
  }
  if (BROKEN.test(code)) {
    return new PassingFailure(`Hugging Face broke off its answer${name}`, { cause: error });
  }
  return new SourceError(
    `Hugging Face could not be reached${name}. ` +
      'Check the network, HUGGINGFACE_URL and, if you use one, the proxy.',
    { retryable: true, cause: error },
  );
}

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

/** The code of the innermost error that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = codeOf(error.cause);
  const { code } = error as { code?: unknown };
  return inner || (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : '');
}
