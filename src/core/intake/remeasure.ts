import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/model.ts';
import type { ListRequest } from '../ports/paper-source.ts';
import { localDate } from '../schedule/dates.ts';
import { type IntakeDependencies, type ReadList, resourceName } from './read-list.ts';

type LongList = Exclude<ListRequest, { readonly by: 'day' }>;

/** A list is read again for its votes after this long. */
const INTERVALS_MS: Readonly<Record<LongList['by'], number>> = {
  trending: 3 * 3_600_000,
  week: 3 * 3_600_000,
  month: 24 * 3_600_000,
};

/**
 * Reads the lists of the week, of the month and of what trends again, so that the papers' series
 * of readings go on after their day: growth is measured, not guessed.
 */
export async function remeasure(
  { source, fetches, clock }: IntakeDependencies,
  readList: ReadList,
): Promise<void> {
  const { any } = await fetches.lastOf(source.name);
  // A source that fails is asked for one thing only, and that is the day's list.
  if (any?.outcome === 'failed') return;
  for (const request of longLists(localDate(clock.now(), source.zone))) {
    const last = await fetches.last(source.name, resourceName(request));
    const dueAt = last ? Math.max(last.at + INTERVALS_MS[request.by], last.retryAt ?? 0) : 0;
    if (clock.now() >= dueAt) await readList(request);
  }
}

function longLists(today: Day): readonly LongList[] {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(today);
  const week = `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
  return [
    { by: 'trending' },
    { by: 'week', week },
    { by: 'month', month: today.slice(0, 'YYYY-MM'.length) },
  ];
}
