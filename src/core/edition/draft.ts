import type { Day, Paper } from '../paper/model.ts';
import type { Ranked } from '../ranking/model.ts';
import type { EditionKind, EditionOutcome } from './model.ts';

/** The stage at which a paper fell out of an edition. */
export type Stage = 'posted before' | 'topics' | 'minimum' | 'count';

export interface LeftOut {
  readonly paper: Paper;
  readonly stage: Stage;
  /** One line for people: "4 upvotes, fewer than the minimum of 5". */
  readonly why: string;
}

/** What an edition would hold, and why: made before anything is written. */
export interface EditionDraft {
  readonly localDate: Day;
  readonly kind: EditionKind;
  readonly outcome: EditionOutcome;
  /** The source's day that it shows. */
  readonly sourceDay?: Day;
  readonly chosen: readonly Ranked[];
  readonly leftOut: readonly LeftOut[];
  /** The source whose list it shows in place of the one that failed. */
  readonly standIn?: { readonly name: string; readonly label: string };
  /** The honest sentence when there are no papers, or others than usual. */
  readonly notice?: string;
}
