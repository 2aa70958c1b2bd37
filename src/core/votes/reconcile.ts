import { PlatformError, type PlatformFailure } from '../errors.ts';
import type { PaperId } from '../paper/identity.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Display } from '../ports/stores/displays.ts';
import { inLanes } from './lanes.ts';
import type { Correction, ReactionLedger } from './ledger.ts';
import { RECENT_MS } from './recent.ts';

export interface ReconcileDependencies {
  readonly ledger: ReactionLedger;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Told of each paper whose stored reactions were wrong. */
  changed(papers: readonly PaperId[]): void;
}

export interface Reconciled {
  /** Messages whose stored reactions were wrong, and are right now. */
  readonly repaired: number;
  /** What could not be asked about yet. */
  readonly left: readonly Display[];
  /** How long the platform asks not to be asked. */
  readonly waitMs: number;
}

/** Messages that are asked about at a time: one request each, beside all others that are sent. */
const LANES = 4;

/** Failures without a success between them, after which it is the platform that is away. */
const AWAY = 3;

/** What says nothing about the one message: it can be asked about later. */
const PASSING: ReadonlySet<PlatformFailure['kind']> = new Set([
  ...(['rate-limited', 'unauthorized', 'unavailable', 'unknown-outcome'] as const),
]);

/**
 * Makes the stored reactions of messages what the platform lists, in their order. A message that
 * can't be asked about (it is gone, or its list is not whole) keeps what is known. To one that is no
 * longer recent nothing is added: what is not stored of it was deleted.
 */
export async function reconcile(
  platform: ChatPlatform,
  displays: readonly Display[],
  { ledger, clock, logger, signal, changed }: ReconcileDependencies,
): Promise<Reconciled> {
  const left: Display[] = [];
  let repaired = 0;
  let failures = 0;
  let waitMs = 0;

  async function ask({ message, sentAt }: Display): Promise<Correction | 'later'> {
    const of = { platform: platform.name, message };
    const ways = sentAt >= clock.now() - RECENT_MS ? 'both' : 'away';
    try {
      const correction = await ledger.correct(of, () => platform.listReactors(message), ways);
      failures = 0;
      return correction;
    } catch (error) {
      return explain(of, error);
    }
  }

  function explain(of: object, error: unknown): Correction | 'later' {
    if (!(error instanceof PlatformError)) {
      logger.error({ ...of, err: error }, 'checking votes broke off');
      failures += 1;
      return 'later';
    }
    const { failure } = error;
    if (!PASSING.has(failure.kind)) return 'unknown';
    failures += failure.kind === 'unauthorized' ? AWAY : 1;
    if (failure.kind === 'rate-limited') waitMs = Math.max(waitMs, failure.retryAfterMs);
    return 'later';
  }

  await inLanes(displays, LANES, async (display) => {
    const stopped = signal.aborted || failures >= AWAY;
    const result = stopped ? 'later' : await ask(display);
    if (result === 'later' || result === 'busy') left.push(display);
    if (result !== 'changed') return;
    repaired += 1;
    changed([display.paperId]);
  });
  return { repaired, left, waitMs };
}
