import type { Day, SourceEntry } from '../paper/model.ts';
import { readingOf } from '../paper/reading.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { Candidate } from '../ranking/model.ts';
import { rank } from '../ranking/rank.ts';
import { localDate } from '../schedule/dates.ts';
import { choose } from './choose.ts';
import { createDraftDaily, type DailyDependencies, type DraftDaily } from './daily.ts';
import type { EditionDraft } from './draft.ts';
import type { Subscription } from './model.ts';
import { standInNotice } from './notice.ts';

export interface DrafterDependencies extends DailyDependencies {
  readonly source: PaperSource;
  /** Whose list is shown when the source can't be read. */
  readonly standIn?: PaperSource;
  readonly sample: PaperSource;
}

export interface Drafter {
  /** What the subscription's edition of a local date would hold if it were planned now. */
  readonly daily: DraftDaily;
  /** The same from the bundled sample's newest day, in place of a draft that failed. */
  sample(subscription: Subscription, failed: EditionDraft): Promise<EditionDraft>;
}

export function createDrafter(dependencies: DrafterDependencies): Drafter {
  const { source, standIn, sample, clock } = dependencies;
  const fromSource = createDraftDaily(source, { standsIn: false }, dependencies);
  const fromStandIn = standIn && createDraftDaily(standIn, { standsIn: true }, dependencies);

  return {
    async daily(subscription, date) {
      const draft = await fromSource(subscription, date);
      if (draft.outcome !== 'source-failed' || !standIn || !fromStandIn) return draft;
      const other = await fromStandIn(subscription, date);
      // It only helps out: what it lacks is no news, and its source is still waited for.
      if (other.outcome !== 'papers') return draft;
      const today = localDate(clock.now(), standIn.zone);
      const notice = standInNotice(source.label, standIn.label, other.sourceDay, today);
      return { ...other, notice, standIn: { name: standIn.name, label: standIn.label } };
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
  const day: Day =
    entries
      .map((entry) => entry.day ?? '')
      .toSorted()
      .at(-1) ?? '';
  return entries
    .filter((entry) => entry.day === day)
    .map((entry) => ({
      paper: entry.paper,
      day,
      observations: readingOf(entry, name, 0),
      votes: 0,
    }));
}
