import { fetch } from 'undici';
import { createConnection } from '../sources/connection.ts';

export interface Probe {
  readonly status: number;
  /** How far this computer's clock is ahead of the other one's, milliseconds; to a second or so. */
  readonly aheadMs?: number;
}

export interface ProbeOptions {
  readonly proxy?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly now: () => number;
}

const PATIENCE_MS = 8_000;

/** The code that stands in an error, or that it was too slow. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
}

/** Asks an address once. Throws ProbeError, which never tells the address. */
export async function probe(url: string, options: ProbeOptions): Promise<Probe> {
  const { proxy, headers, now } = options;
  const dispatcher = createConnection({
    urls: [url],
    silenceMs: PATIENCE_MS,
    ...(proxy && { proxy }),
  });
  const startedAt = now();
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, {
      ...{ dispatcher, signal, redirect: 'manual' },
      ...(headers && { headers }),
    });
    const middle = (startedAt + now()) / 2;
    await answer.body?.cancel().catch(() => undefined);
    const serverTime = timeIn(answer.headers);
    return {
      status: answer.status,
      ...(serverTime !== undefined && { aheadMs: middle - serverTime }),
    };
  } catch (error) {
    throw new ProbeError(codeOf(error) || 'no answer', { cause: error });
  } finally {
    await dispatcher.destroy();
  }
}

/** A cache hands on the date of the answer that it keeps, and says how old that is (RFC 9111, 5.1). */
function timeIn(headers: { get(name: string): string | null }): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return undefined;
  const age = Number(headers.get('age') ?? 0) || 0;
  // The second that it names has begun.
  return date + age * 1000 + 500;
}

/** The code of a system error, however deep it is wrapped. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at.name === 'TimeoutError') return 'no answer in time';
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
