import { SourceError } from '../core/errors.ts';
import { PassingFailure } from './retry.ts';
import type { Service } from './service.ts';

const TIMEOUTS = /^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$|^ETIMEDOUT$/;
const BROKEN = /^UND_ERR_SOCKET$|^ECONNRESET$|^EPIPE$|^Z_|^HPE_/;

/**
 * What a network error of fetch means. Where there is no way to the host, there is none a second
 * later either: that is left to the next round, and what waits for papers hears of it at once.
 */
export function toNetworkFailure(
  error: unknown,
  { name: service, urlKey }: Service,
): PassingFailure | SourceError {
  const code = codeOf(error);
  const name = code ? ` (${code})` : '';
  if (TIMEOUTS.test(code)) {
    return new PassingFailure(`${service} was silent for too long`, { cause: error });
  }
  if (BROKEN.test(code)) {
    return new PassingFailure(`${service} broke off its answer${name}`, { cause: error });
  }
  return new SourceError(
    `${service} could not be reached${name}. ` +
      `Check the network, ${urlKey} and, if you use one, the proxy.`,
    { retryable: true, cause: error },
  );
}

/** The code of the innermost error that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = codeOf(error.cause);
  const { code } = error as { code?: unknown };
  return inner || (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : '');
}
