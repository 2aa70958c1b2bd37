import { isWeekend } from '../edition/source-day.ts';
import { SourceError } from '../errors.ts';
import { sourcePage } from '../operating-page.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { ListAnswer, ListRequest, PaperSource } from '../ports/paper-source.ts';
import type { FetchOutcome, FetchStore } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';

export interface IntakeDependencies {
  readonly source: PaperSource;
  readonly papers: PaperStore;
  readonly fetches: FetchStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when Paperboy stops: a request under way ends, and is not held against the source. */
  readonly signal: AbortSignal;
}

/** Asks the source for a list, keeps what it says, and records how it ended. Never throws. */
export type ReadList = (request: ListRequest) => Promise<FetchOutcome>;

export function createReadList(dependencies: IntakeDependencies): ReadList {
  const { source, papers, fetches, clock, logger, signal } = dependencies;
  return async (request) => {
    const resource = resourceName(request);
    const last = await fetches.last(source.name, resource);
    const record = async (outcome: Omit<FetchOutcome, 'source' | 'resource' | 'at'>) => {
      const full = { source: source.name, resource, at: clock.now(), ...outcome };
      await fetches.record(full);
      const { validator, ...fields } = full;
      const help = sourcePage(full.retryAt);
      if (full.outcome === 'failed') logger.warn({ ...fields, help }, 'source could not be read');
      else logger.debug(fields, 'source read');
      return full;
    };
    // Kept through failures, so that the next good answer can still say "unchanged".
    const keptValidator = last?.validator ? { validator: last.validator } : {};
    try {
      const answer = await source.list(request, { ...keptValidator, signal });
      if (answer.changed) await papers.put(source.name, answer.entries, clock.now());
      return await record(toOutcome(answer, request, last, keptValidator));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (signal.aborted) return stoppedReading(source.name, resource, clock.now());
      const retry = error.retryAt ? { retryAt: error.retryAt } : {};
      const failed = { outcome: 'failed', entries: 0, skipped: 0, reason: error.message } as const;
      return await record({ ...failed, ...retry, ...keptValidator });
    }
  };
}

const stoppedReading = (source: string, resource: string, at: number): FetchOutcome => ({
  source,
  resource,
  at,
  outcome: 'failed',
  entries: 0,
  skipped: 0,
  reason: 'Paperboy is stopping.',
});

type OutcomeBody = Omit<FetchOutcome, 'source' | 'resource' | 'at'>;

function toOutcome(
  answer: ListAnswer,
  request: ListRequest,
  last: FetchOutcome | undefined,
  keptValidator: { readonly validator?: string },
): OutcomeBody {
  if (!answer.changed) {
    return { outcome: 'unchanged', entries: last?.entries ?? 0, skipped: 0, ...keptValidator };
  }
  const { entries, skipped, validator } = answer;
  const counts = {
    entries: entries.length,
    skipped: skipped.length,
    ...(validator && { validator }),
  };
  if (entries.length > 0) return { outcome: 'ok', ...counts };
  return { outcome: 'empty', ...counts, reason: whyEmpty(request) };
}

function whyEmpty(request: ListRequest): string {
  if (request.by !== 'day') return 'The list is empty.';
  return isWeekend(request.day)
    ? 'A weekend: nothing is listed on Saturdays and Sundays.'
    : 'Nothing is listed for this day: a holiday, or the list has not begun.';
}

export function resourceName(request: ListRequest): string {
  switch (request.by) {
    case 'day':
      return `day ${request.day}`;
    case 'week':
      return `week ${request.week}`;
    case 'month':
      return `month ${request.month}`;
    case 'trending':
      return 'trending';
  }
}
