import type { Day } from '../paper/model.ts';
import type { ChannelRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { EditionStore } from '../ports/stores/editions.ts';
import type { FetchStore } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import { toCandidates } from '../ranking/candidates.ts';
import { rank } from '../ranking/rank.ts';
import { addDays, localDate } from '../schedule/dates.ts';
import type { EditionDraft } from './draft.ts';
import type { Subscription } from './model.ts';
import { filteredNotice, sourceFailedNotice, weekendNotice } from './notice.ts';
import { select } from './select.ts';
import { newestComplete, onlyWeekendSince } from './source-day.ts';

/** How far back a complete day is looked for: a long holiday, and what a usual day is. */
const DAYS_BACK = 21;

/** Editions looked through for the last one that showed a list. */
const RECENT_EDITIONS = 14;

export interface DrafterDependencies {
  readonly source: PaperSource;
  readonly sample: PaperSource;
  readonly papers: PaperStore;
  readonly fetches: FetchStore;
  readonly editions: EditionStore;
  readonly votes: VoteStore;
  readonly clock: Clock;
  electorateOf(channel: ChannelRef): Electorate;
}

export interface Drafter {
  /** What the subscription's edition of a local date would hold if it were planned now. */
  daily(subscription: Subscription, localDate: Day): Promise<EditionDraft>;
  /** The same from the bundled sample's newest day. */
  sample(subscription: Subscription, localDate: Day): Promise<EditionDraft>;
}

type Base = Pick<EditionDraft, 'localDate' | 'kind' | 'sourceDay'>;

const without = (base: Base, outcome: EditionDraft['outcome'], notice: string): EditionDraft => ({
  ...base,
  outcome,
  notice,
  chosen: [],
  leftOut: [],
});

export function createDrafter(dependencies: DrafterDependencies): Drafter {
  const { source, sample, fetches, editions, clock } = dependencies;

  async function lastShownDay(subscription: Subscription): Promise<Day | undefined> {
    const recent = await editions.latest(subscription.id, RECENT_EDITIONS);
    return recent.find(({ kind, outcome }) => kind === 'daily' && outcome === 'papers')?.sourceDay;
  }

  async function failure(): Promise<string | undefined> {
    const today = localDate(clock.now(), source.zone);
    const last = await fetches.last(source.name, `day ${today}`);
    return last?.outcome === 'failed' ? last.reason : undefined;
  }

  return {
    async daily(subscription, date) {
      const now = clock.now();
      const base: Base = { localDate: date, kind: 'daily' };
      const known = await fetches.days(
        source.name,
        addDays(localDate(now, source.zone), -DAYS_BACK),
      );
      const day = newestComplete(known, now, source.zone)?.day;
      const failed = await failure();
      if (!day) {
        const reason = failed ?? 'It was not read yet.';
        return without(base, 'source-failed', sourceFailedNotice(source.label, reason));
      }
      const shown = await lastShownDay(subscription);
      if (shown && day <= shown) {
        if (failed) return without(base, 'source-failed', sourceFailedNotice(source.label, failed));
        if (onlyWeekendSince(day, now, source.zone)) {
          return without(base, 'weekend', weekendNotice(source.label, day));
        }
      }
      const posted = await editions.postedPapers(subscription.id);
      return fill({ ...base, sourceDay: day }, subscription, source, posted, dependencies);
    },

    async sample(subscription, date) {
      const day = await newestSampleDay(sample);
      const base = { localDate: date, kind: 'sample', sourceDay: day } as const;
      return fill(base, subscription, sample, new Set(), dependencies);
    },
  };
}

async function newestSampleDay(sample: PaperSource): Promise<Day> {
  const answer = await sample.list({ by: 'trending' });
  const days = answer.changed ? answer.entries.flatMap((entry) => entry.day ?? []) : [];
  return days.toSorted().at(-1) ?? '';
}

/** Ranks what was listed on the day, and takes what the subscription wants. */
async function fill(
  base: Base & { readonly sourceDay: Day },
  subscription: Subscription,
  source: PaperSource,
  posted: ReadonlySet<string>,
  { papers, votes, clock, electorateOf }: DrafterDependencies,
): Promise<EditionDraft> {
  const { sourceDay } = base;
  const listed = await papers.listed(source.name, sourceDay, sourceDay);
  const electorate = electorateOf(subscription.channel);
  const ranked = rank(await toCandidates(listed, electorate, { papers, votes }), clock.now());
  const { chosen, leftOut } = select(ranked, subscription, posted);
  if (chosen.length > 0) return { ...base, outcome: 'papers', chosen, leftOut };
  const notice = filteredNotice(source.label, sourceDay, leftOut);
  return { ...base, outcome: 'filtered', chosen, leftOut, notice };
}
