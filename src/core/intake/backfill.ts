import { addDays, endOfDay, localDate } from '../schedule/dates.ts';
import type { IntakeDependencies, ReadList } from './read-list.ts';

export interface BackfillProgress {
  readonly done: number;
  readonly total: number;
}

export interface BackfillOptions {
  readonly days: number;
  /** Waits between two requests; resolves early when Paperboy stops. */
  pause(): Promise<void>;
  onProgress(progress: BackfillProgress): void;
}

const LOG_EVERY = 10;

/**
 * Reads the last days' lists, newest first, into the library: for search, trends and growth. They
 * are only kept; what a channel gets is decided by its editions alone. Ends early when the source
 * fails; the next call goes on where it ended. Returns whether all is read.
 */
export async function backfill(
  { source, fetches, clock, logger, signal }: IntakeDependencies,
  readList: ReadList,
  { days, pause, onProgress }: BackfillOptions,
): Promise<boolean> {
  const today = localDate(clock.now(), source.zone);
  for (let back = 1; back <= days; back += 1) {
    onProgress({ done: back - 1, total: days });
    const day = addDays(today, -back);
    const last = await fetches.last(source.name, `day ${day}`);
    const isKnown = last && last.outcome !== 'failed' && last.at >= endOfDay(day, source.zone);
    if (isKnown) continue;
    if (signal.aborted) return false;
    const { outcome } = await readList({ by: 'day', day });
    if (outcome === 'failed') {
      logger.warn({ day, done: back - 1, total: days }, 'filling the last days stopped');
      return false;
    }
    if (back % LOG_EVERY === 0) logger.info({ done: back, total: days }, 'filling the last days');
    await pause();
  }
  onProgress({ done: days, total: days });
  return true;
}
