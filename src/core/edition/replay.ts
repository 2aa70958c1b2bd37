import type { Day, Observation } from '../paper/model.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { FetchStore, SourceDay } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';
import { addDays, endOfDay, formatDay, localDate } from '../schedule/dates.ts';
import { runAfter } from '../schedule/next-run.ts';
import { createDraftDaily, type DailyDependencies } from './daily.ts';
import type { EditionDraft } from './draft.ts';
import type { Edition, Subscription } from './model.ts';
import { planEdition } from './plan.ts';
import { isWeekend } from './source-day.ts';

/** How far back an edition looks for a list. */
const DAYS_BACK = 21;

export interface ReplayDependencies extends Pick<DailyDependencies, 'electorateOf'> {
  readonly source: PaperSource;
  readonly papers: Pick<PaperStore, 'listed' | 'observations'>;
  readonly fetches: Pick<FetchStore, 'days'>;
}

/**
 * What a subscription with these settings would have posted on each of its days from one to
 * another, with nothing posted before. Made from what the library knows: a list counts from the end
 * of its day on, because nobody recorded how it grew; readings of votes that were taken later stand
 * in for those that were not taken; and the team's votes, which came after the editions, are left
 * out.
 */
export async function* replay(
  subscription: Subscription,
  { from, to }: { readonly from: Day; readonly to: Day },
  dependencies: ReplayDependencies,
): AsyncIterable<EditionDraft> {
  const { source } = dependencies;
  const posted: Edition[] = [];
  for (
    let run = runAfter(addDays(from, -1), subscription);
    run.nextDate <= to;
    run = runAfter(run.nextDate, subscription)
  ) {
    const now = run.nextRunAt;
    const then = { ...subscription, ...run };
    const draftDaily = createDraftDaily(
      source,
      { standsIn: false },
      asOf(now, posted, dependencies),
    );
    const draft = await draftDaily(then, run.nextDate);
    const options = { now, sourceLabel: source.label, next: run };
    posted.unshift(planEdition(then, draft, options).edition);
    yield draft;
  }
}

/** The stores as they could have been at a moment. */
function asOf(
  now: number,
  posted: readonly Edition[],
  { source, papers, fetches, electorateOf }: ReplayDependencies,
): DailyDependencies {
  const today = localDate(now, source.zone);

  /** Days whose lists were over then, and are in the library now; weekends have none. */
  async function days(_: string, from: Day): Promise<readonly SourceDay[]> {
    const listed = await papers.listed(source.name, from, addDays(today, -1));
    const sizes = new Map<Day, number>();
    for (const { day } of listed) sizes.set(day, (sizes.get(day) ?? 0) + 1);
    const read = await fetches.days(source.name, from);
    const empty = new Set(read.filter((one) => one.papers === 0).map(({ day }) => day));
    const known: SourceDay[] = [];
    for (let day = from; day < today; day = addDays(day, 1)) {
      const size = sizes.get(day) ?? 0;
      if (size === 0 && !empty.has(day) && !isWeekend(day)) continue;
      known.unshift({ day, papers: size, checkedAt: endOfDay(day, source.zone) });
    }
    return known;
  }

  return {
    clock: { now: () => now },
    electorateOf,
    papers: {
      listed: papers.listed,
      observations: async (ids) => {
        const series = await papers.observations(ids);
        return new Map([...series].map(([id, readings]) => [id, until(now, readings)]));
      },
    },
    fetches: {
      days,
      async last(name, resource) {
        const outcome = { source: name, resource, at: now, entries: 0, skipped: 0 };
        const isToday = resource === `day ${today}`;
        const yesterday = addDays(today, -1);
        const hasList = isToday && (await days(name, addDays(today, -DAYS_BACK))).some(isListed);
        // That day was read as it went on, with nothing to show yet.
        if (hasList) return { ...outcome, outcome: 'empty' };
        const missing = isToday ? yesterday : resource.replace('day ', '');
        return { ...outcome, outcome: 'failed', reason: notInLibrary(missing) };
      },
    },
    editions: {
      latest: async (_, limit) => posted.slice(0, limit),
      postedPapers: async () => new Set(posted.flatMap((one) => one.papers.map((p) => p.paperId))),
    },
    votes: { tally: async () => new Map() },
  };
}

/** The readings of before a moment; of a paper that was only read later, those. */
function until(now: number, readings: readonly Observation[]): readonly Observation[] {
  const before = readings.filter(({ at }) => at <= now);
  return before.length > 0 ? before : readings;
}

const isListed = ({ papers }: SourceDay): boolean => papers > 0;

const notInLibrary = (day: Day): string =>
  `The list of ${formatDay(day)} is not in the library: ` +
  `paperboy backfill --from ${day} --to ${day} reads it.`;
