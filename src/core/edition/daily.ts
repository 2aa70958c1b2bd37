import type { Day } from '../paper/model.ts';
import type { ChannelRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { EditionStore } from '../ports/stores/editions.ts';
import type { FetchStore, SourceDay } from '../ports/stores/fetches.ts';
import type { PaperStore } from '../ports/stores/papers.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import { toCandidates } from '../ranking/candidates.ts';
import { rank } from '../ranking/rank.ts';
import { addDays, localDate } from '../schedule/dates.ts';
import { type Base, choose } from './choose.ts';
import type { EditionDraft } from './draft.ts';
import { byInterest } from './interest.ts';
import type { Edition, Subscription } from './model.ts';
import { weekendNotice } from './notice.ts';
import { daysAfter, isOver, newestComplete, quietSince } from './source-day.ts';

/** How far back a complete day is looked for: a long holiday, and what a usual day is. */
const DAYS_BACK = 21;

/** A list read this long before an edition is due still counts as read for it. */
const STALE_MS = 20 * 60_000;

/** Editions looked through for the last one that showed a list. */
const RECENT_EDITIONS = 14;

export interface DailyDependencies {
  readonly papers: Pick<PaperStore, 'listed' | 'observations'>;
  readonly fetches: Pick<FetchStore, 'last' | 'days'>;
  readonly editions: Pick<EditionStore, 'latest' | 'postedPapers'>;
  readonly votes: Pick<VoteStore, 'tally'>;
  readonly clock: Clock;
  electorateOf(channel: ChannelRef): Electorate;
}

/** What the subscription's edition of a local date would hold if it were planned now. */
export type DraftDaily = (subscription: Subscription, localDate: Day) => Promise<EditionDraft>;

const without = (base: Base, outcome: EditionDraft['outcome'], notice: string): EditionDraft => ({
  ...base,
  outcome,
  notice,
  chosen: [],
  leftOut: [],
});

/** Drafts editions from one source's days; the one that stands in has an order of its own. */
export function createDraftDaily(
  source: PaperSource,
  { standsIn }: { readonly standsIn: boolean },
  dependencies: DailyDependencies,
): DraftDaily {
  const { papers, votes, fetches, editions, clock, electorateOf } = dependencies;

  const isOurs = ({ kind, outcome, standIn }: Edition): boolean =>
    kind === 'daily' && outcome === 'papers' && standIn === (standsIn ? source.name : undefined);

  async function lastShownDay(subscription: Subscription): Promise<Day | undefined> {
    const recent = await editions.latest(subscription.id, RECENT_EDITIONS);
    return recent.find(isOurs)?.sourceDay;
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

  async function rankedOf(day: Day, { channel, topics }: Subscription) {
    const listed = await papers.listed(source.name, day, day);
    const candidates = await toCandidates(listed, electorateOf(channel), { papers, votes });
    const ranked = rank(candidates, clock.now());
    return standsIn ? byInterest(ranked, topics) : ranked;
  }

  return async (subscription, date) => {
    const now = clock.now();
    const base: Base = { localDate: date, kind: 'daily' };
    const known = await fetches.days(source.name, addDays(localDate(now, source.zone), -DAYS_BACK));
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
    const ranked = await rankedOf(day, subscription);
    return choose({ ...base, sourceDay: day }, ranked, subscription, source.label, posted);
  };
}
