import { SourceError } from '../core/errors.ts';
import { Misled } from './guarded-lookup.ts';
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
  const misled = misledIn(error);
  if (misled) return toMisleading(misled, { name: service, urlKey });
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

function toMisleading({ host, address }: Misled, { name, urlKey }: Service): SourceError {
  return new SourceError(
    `${host} leads to ${address} on this network, where ${name} can't be: a filter or a sign-in page ` +
      `may be in the way. Check this computer's DNS; for a mirror of your own, set ${urlKey}.`,
    { retryable: true },
  );
}

function misledIn(error: unknown): Misled | undefined {
  if (!(error instanceof Error)) return undefined;
  return error instanceof Misled ? error : misledIn(error.cause);
}

/** The code of the innermost error that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = codeOf(error.cause);
  const { code } = error as { code?: unknown };
  return inner || (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : '');
}
