import { SourceError } from '../errors.ts';
import { sourcePage } from '../operating-page.ts';
import type { PaperId } from '../paper/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { PaperCatalogue } from '../ports/paper-catalogue.ts';
import type { FetchOutcome, FetchStore } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';

export interface EnrichDependencies {
  readonly catalogue: PaperCatalogue;
  readonly papers: PaperStore;
  readonly fetches: FetchStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when Paperboy stops. */
  readonly signal: AbortSignal;
}

/** What a catalogue is asked for at once. */
const BATCH = 100;

/** After a failure the catalogue is left alone for this long, or for as long as it asked. */
const RETRY_MS = 10 * 60_000;

/** A paper that the catalogue did not have may come later; not many are so new. */
const ASK_AGAIN_MS = 7 * 24 * 3_600_000;

const RESOURCE = 'papers';

/**
 * Completes papers that other sources told of with what the catalogue knows: categories, all
 * authors, dates, comments. Goes on until nothing is left or the catalogue fails; which papers are
 * left is a question to the store, so that the next call goes on where this one ended.
 */
export async function enrich(dependencies: EnrichDependencies): Promise<void> {
  const { catalogue, papers, fetches, clock, signal } = dependencies;
  const last = await fetches.last(catalogue.name, RESOURCE);
  if (last && clock.now() < restsUntil(last) && last.at <= clock.now()) return;
  while (!signal.aborted) {
    const ids = await papers.notLookedUp(clock.now() - ASK_AGAIN_MS, BATCH);
    if (ids.length === 0 || !(await lookUp(ids, dependencies))) return;
  }
}

const restsUntil = ({ outcome, at, retryAt = 0 }: FetchOutcome): number =>
  outcome === 'failed' ? Math.max(at + RETRY_MS, retryAt) : 0;

/** Whether the catalogue answered. */
async function lookUp(ids: readonly PaperId[], dependencies: EnrichDependencies): Promise<boolean> {
  const { catalogue, papers, clock, signal } = dependencies;
  try {
    const entries = await catalogue.papers(ids, signal);
    await papers.put(catalogue.name, entries, clock.now());
    await papers.lookedUp(ids, clock.now());
    await record(dependencies, { outcome: 'ok', entries: entries.length });
    return true;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (signal.aborted) return false;
    if (!error.retryable && ids.length > 1) return lookUpHalves(ids, dependencies);
    // A paper that the catalogue chokes on must not keep it from all the others.
    if (!error.retryable) await papers.lookedUp(ids, clock.now());
    const { message: reason, retryAt } = error;
    await record(dependencies, {
      ...{ outcome: 'failed', entries: 0, reason },
      ...(retryAt !== undefined && { retryAt }),
    });
    return false;
  }
}

/** One paper can spoil the question for a hundred: it is found by halves. */
async function lookUpHalves(
  ids: readonly PaperId[],
  dependencies: EnrichDependencies,
): Promise<boolean> {
  const middle = Math.ceil(ids.length / 2);
  const isFirstHalfGood = await lookUp(ids.slice(0, middle), dependencies);
  return (await lookUp(ids.slice(middle), dependencies)) && isFirstHalfGood;
}

async function record(
  { catalogue, fetches, clock, logger }: EnrichDependencies,
  outcome: Pick<FetchOutcome, 'outcome' | 'entries' | 'reason' | 'retryAt'>,
): Promise<void> {
  const full = {
    source: catalogue.name,
    resource: RESOURCE,
    at: clock.now(),
    skipped: 0,
    ...outcome,
  };
  await fetches.record(full);
  const help = sourcePage(outcome.retryAt);
  if (outcome.outcome === 'failed') logger.warn({ ...full, help }, 'papers could not be completed');
  else logger.debug(full, 'papers completed');
}
