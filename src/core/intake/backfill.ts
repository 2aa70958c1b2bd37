import { sourcePage } from '../operating-page.ts';
import { addDays, localDate } from '../schedule/dates.ts';
import { readDays } from './read-days.ts';
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
  dependencies: IntakeDependencies,
  readList: ReadList,
  { days: total, pause, onProgress }: BackfillOptions,
): Promise<boolean> {
  const { source, clock, logger } = dependencies;
  const today = localDate(clock.now(), source.zone);
  const days = Array.from({ length: total }, (_, index) => addDays(today, -index - 1));
  onProgress({ done: 0, total });
  return readDays(dependencies, readList, days, {
    pause,
    onRead({ day, number: done, outcome }) {
      if (outcome?.outcome === 'failed') {
        const help = sourcePage(outcome.retryAt);
        logger.warn({ day, done: done - 1, total, help }, 'filling the last days stopped');
        return;
      }
      onProgress({ done, total });
      if (outcome && done % LOG_EVERY === 0) logger.info({ done, total }, 'filling the last days');
    },
  });
}
