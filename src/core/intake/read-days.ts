import type { Day } from '../paper/model.ts';
import type { FetchOutcome } from '../ports/stores/fetches.ts';
import { endOfDay } from '../schedule/dates.ts';
import type { IntakeDependencies, ReadList } from './read-list.ts';

export interface DayRead {
  readonly day: Day;
  /** From 1. */
  readonly number: number;
  /** Absent for a day whose list was read after its end before. */
  readonly outcome?: FetchOutcome;
}

export interface ReadDaysOptions {
  /** Waits between two requests; resolves early when Paperboy stops. */
  pause(): Promise<void>;
  /** Told of each day, before the pause after it. */
  onRead(read: DayRead): void;
}

/**
 * Reads the lists of days into the library, except those that were read after their end: a run that
 * was interrupted goes on where it ended. Ends early when the source fails or Paperboy stops.
 * Returns whether all is read.
 */
export async function readDays(
  { source, fetches, signal }: IntakeDependencies,
  readList: ReadList,
  days: readonly Day[],
  { pause, onRead }: ReadDaysOptions,
): Promise<boolean> {
  for (const [index, day] of days.entries()) {
    const last = await fetches.last(source.name, `day ${day}`);
    const isKnown = last && last.outcome !== 'failed' && last.at >= endOfDay(day, source.zone);
    if (isKnown) {
      onRead({ day, number: index + 1 });
      continue;
    }
    if (signal.aborted) return false;
    const outcome = await readList({ by: 'day', day });
    onRead({ day, number: index + 1, outcome });
    if (outcome.outcome === 'failed') return false;
    await pause();
  }
  return true;
}
