import type { Day, SourceEntry } from '../paper/model.ts';
import type { ChannelRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { EditionStore } from '../ports/stores/editions.ts';
import type { FetchStore, SourceDay } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import { toCandidates } from '../ranking/candidates.ts';
import type { Candidate, Ranked } from '../ranking/model.ts';
import { rank } from '../ranking/rank.ts';
import { addDays, localDate } from '../schedule/dates.ts';
import type { EditionDraft } from './draft.ts';
import type { Subscription } from './model.ts';
import { filteredNotice, weekendNotice } from './notice.ts';
import { select } from './select.ts';
import { daysAfter, isOver, newestComplete, quietSince } from './source-day.ts';

/** How far back a complete day is looked for: a long holiday, and what a usual day is. */
const DAYS_BACK = 21;

/** A list read this long before an edition is due still counts as read for it. */
const STALE_MS = 20 * 60_000;

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
  /** The same from the bundled sample's newest day, in place of a draft that failed. */
  sample(subscription: Subscription, failed: EditionDraft): Promise<EditionDraft>;
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
  const { source, sample, papers, votes, fetches, editions, clock, electorateOf } = dependencies;

  async function lastShownDay(subscription: Subscription): Promise<Day | undefined> {
    const recent = await editions.latest(subscription.id, RECENT_EDITIONS);
    return recent.find(({ kind, outcome }) => kind === 'daily' && outcome === 'papers')?.sourceDay;
  }

  /** Why a day's list is not known as it was at a moment; undefined when it is. */
  async function unread(day: Day, since: number): Promise<string | undefined> {
    const last = await fetches.last(source.name, `day ${day}`);
    if (last?.outcome === 'failed') return last.reason;
    return last && last.at >= since ? undefined : `${source.label} has not answered yet.`;
  }

  /** Why a newer day than the chosen one may be complete without our knowing it. */
  async function gapAfter(day: Day, known: readonly SourceDay[]): Promise<string | undefined> {
    const read = new Set(known.filter((one) => isOver(one, source.zone)).map((one) => one.day));
    const missing = daysAfter(day, localDate(clock.now(), source.zone)).find(
      (one) => !read.has(one),
    );
    return missing && unread(missing, Number.POSITIVE_INFINITY);
  }

  return {
    async daily(subscription, date) {
      const now = clock.now();
      const base: Base = { localDate: date, kind: 'daily' };
      const known = await fetches.days(
        source.name,
        addDays(localDate(now, source.zone), -DAYS_BACK),
      );
      const failed = (reason: string) => without(base, 'source-failed', reason);
      const since = Math.min(subscription.nextRunAt, now) - STALE_MS;
      const todayUnread = await unread(localDate(now, source.zone), since);
      const day = newestComplete(known, now, source.zone)?.day;
      if (!day) return failed(todayUnread ?? `${source.label} lists no papers.`);
      const gap = await gapAfter(day, known);
      if (gap) return failed(gap);
      const shown = await lastShownDay(subscription);
      if (shown && day <= shown) {
        if (todayUnread) return failed(todayUnread);
        if (quietSince(day, known, now, source.zone)) {
          return without(base, 'weekend', weekendNotice(source.label, day));
        }
      }
      const posted = await editions.postedPapers(subscription.id);
      const listed = await papers.listed(source.name, day, day);
      const electorate = electorateOf(subscription.channel);
      const ranked = rank(await toCandidates(listed, electorate, { papers, votes }), now);
      return choose({ ...base, sourceDay: day }, ranked, subscription, source.label, posted);
    },

    async sample(subscription, { localDate: date, notice }) {
      const answer = await sample.list({ by: 'trending' });
      const candidates = newestDayOf(answer.changed ? answer.entries : [], sample);
      const base = {
        localDate: date,
        kind: 'sample',
        sourceDay: candidates[0]?.day ?? '',
      } as const;
      // Ranked as on the evening of its day: months later, age would be all that counts.
      const ranked = rank(candidates, candidates[0]?.observations[0]?.at ?? clock.now());
      const draft = choose(base, ranked, subscription, sample.label);
      return { ...draft, ...(notice && draft.outcome === 'papers' && { notice }) };
    },
  };
}

/** The papers of the bundle's newest day, with the counts that they had then. */
function newestDayOf(entries: readonly SourceEntry[], { name }: PaperSource): readonly Candidate[] {
  const day =
    entries
      .map((entry) => entry.day ?? '')
      .toSorted()
      .at(-1) ?? '';
  return entries
    .filter((entry) => entry.day === day)
    .map(({ paper, popularity, readAt = 0 }) => ({
      paper,
      day,
      observations: [{ ...popularity, paperId: paper.id, source: name, at: readAt }],
      votes: 0,
    }));
}

/** Takes what the subscription wants of ranked papers. */
function choose(
  base: Base & { readonly sourceDay: Day },
  ranked: readonly Ranked[],
  subscription: Subscription,
  label: string,
  posted: ReadonlySet<string> = new Set(),
): EditionDraft {
  const { chosen, leftOut } = select(ranked, subscription, posted);
  if (chosen.length > 0) return { ...base, outcome: 'papers', chosen, leftOut };
  const notice = filteredNotice(label, base.sourceDay, leftOut);
  return { ...base, outcome: 'filtered', chosen, leftOut, notice };
}
