import type { Day } from '../../paper/model.ts';

/** How asking a source for one thing ended. */
export interface FetchOutcome {
  readonly source: string;
  /** What was asked for: `day 2026-08-21`, `week 2026-W34`, `trending`. */
  readonly resource: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `empty` is a whole answer with nothing in it; `unchanged` repeats the last good answer. */
  readonly outcome: 'ok' | 'unchanged' | 'empty' | 'failed';
  readonly entries: number;
  readonly skipped: number;
  /** For people: why it is empty, or failed. */
  readonly reason?: string;
  /** Epoch milliseconds before which the source asked not to be called again. */
  readonly retryAt?: number;
  readonly validator?: string;
}

/** What is known of one of a source's days. */
export interface SourceDay {
  readonly day: Day;
  /** Papers on its list. */
  readonly papers: number;
  /** When the list was last read whole, epoch milliseconds. */
  readonly checkedAt: number;
}

export interface FetchStore {
  /** A second record of the same source, resource and moment replaces the first. */
  record(outcome: FetchOutcome): Promise<void>;
  /** The last outcome for one resource. */
  last(source: string, resource: string): Promise<FetchOutcome | undefined>;
  /** Of a day's list, which editions are made from: the last outcome, and the last good one. */
  lastOf(source: string): Promise<{ readonly any?: FetchOutcome; readonly good?: FetchOutcome }>;
  /** Days read whole since `from`, newest first. */
  days(source: string, from: Day): Promise<readonly SourceDay[]>;
}
