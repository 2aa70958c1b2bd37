import { isComplete } from '../edition/source-day.ts';
import type { Day } from '../paper/model.ts';
import type { FetchOutcome } from '../ports/stores/fetches.ts';
import { addDays, endOfDay, localDate } from '../schedule/dates.ts';
import type { IntakeDependencies, ReadList } from './read-list.ts';

/** A list that goes on is read again after this long; votes and papers come in by the minute. */
const FRESH_MS = 10 * 60_000;

/** After a failure the source is left alone for this long, or for as long as it asked. */
const RETRY_MS = 60_000;

/** The longest run of days without a list (weekend and holidays) that is looked through. */
const MAX_DAYS_BACK = 7;

/**
 * Brings the newest days up to date: reads today's list and, while none is complete, the days
 * before it. Days that are over and were read after their end are not asked for again.
 */
export function createRefresh(
  { source, fetches, clock }: IntakeDependencies,
  readList: ReadList,
): () => Promise<void> {
  const startedAt = clock.now();
  let running: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    const today = localDate(clock.now(), source.zone);
    const { any } = await fetches.lastOf(source.name);
    const hasFailed = any?.outcome === 'failed';
    if (hasFailed && clock.now() < retryTime(any)) return;
    for (let back = 0; back <= MAX_DAYS_BACK; back += 1) {
      // After a failure, of whichever day, today's list tells whether the source is back.
      const isSuspect = hasFailed && back === 0;
      if (!(await wantsDayBefore(addDays(today, -back), today, isSuspect))) return;
    }
  }

  /** Reads one day when it must be; false when it is complete, or the source fails. */
  async function wantsDayBefore(day: Day, today: Day, isSuspect: boolean): Promise<boolean> {
    const last = await fetches.last(source.name, `day ${day}`);
    const mustRead = isSuspect || isStale(day, today, last);
    const read = mustRead ? await readList({ by: 'day', day }) : last;
    if (read?.outcome === 'failed') return false;
    const days = await fetches.days(source.name, addDays(today, -3 * MAX_DAYS_BACK));
    const known = days.find((listed) => listed.day === day);
    return !(known && isComplete(known, days, clock.now(), source.zone));
  }

  function isStale(day: Day, today: Day, last: FetchOutcome | undefined): boolean {
    if (!last || last.outcome === 'failed') return true;
    // The clock was set back: what was read then says nothing about now.
    if (last.at > clock.now()) return true;
    if (day === today) return clock.now() >= last.at + FRESH_MS;
    return last.at < endOfDay(day, source.zone);
  }

  /** A failure of an earlier run says nothing about the network now. */
  const retryTime = ({ at, retryAt = 0 }: FetchOutcome) =>
    Math.max(at < startedAt ? startedAt : at + RETRY_MS, retryAt);

  return () => {
    // One at a time: whoever asks meanwhile gets the answer that is under way.
    running ??= refresh().finally(() => {
      running = undefined;
    });
    return running;
  };
}
