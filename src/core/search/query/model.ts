import type { PaperId } from '../../paper/identity.ts';
import type { Day } from '../../paper/model.ts';

/** What somebody searches for, read from what they typed. */
export type ParsedQuery = IdentifierQuery | WordsQuery;

/** The whole text is an identifier or a link: that paper is meant, and nothing else. */
export interface IdentifierQuery {
  readonly kind: 'identifier';
  readonly id: PaperId;
}

export interface WordsQuery {
  readonly kind: 'words';
  /**
   * All that is looked for as plain words, for ranking, spelling and the network: without
   * operators, filters and what is left out, LaTeX as Unicode. Empty when there are only filters.
   */
  readonly text: string;
  /** What stands between `OR`s, a paper must fit one; none when there are only filters. */
  readonly alternatives: readonly Alternative[];
  /** Words and phrases; a paper that holds one of them does not fit. */
  readonly without: readonly string[];
  readonly filters: Filters;
  readonly sort: Sort;
  /** False when the words are meant as they are spelt. */
  readonly mayCorrect: boolean;
  /** Filters whose value says nothing, as they were typed: they became words. */
  readonly misread: readonly string[];
}

export interface Alternative {
  /** As plain words, those of its phrases included. */
  readonly text: string;
  /** Each must stand in the paper: these words, in this order, next to each other. */
  readonly phrases: readonly string[];
}

export type Sort = 'relevance' | 'date' | 'votes';

/** What a paper must fulfil beside its words. All of it applies. */
export interface Filters {
  /** Names, in full or in part; `isNamed` compares them. */
  readonly authors: NameFilter;
  readonly organizations: NameFilter;
  /** Lower case: `cs.cl`, or `cs` for all of `cs.*`, or `cl` for all of `*.cl`; see `isIn`. */
  readonly categories: NameFilter;
  readonly hasCode?: boolean;
  /** Listed or, when it never was, published on or after this day. */
  readonly since?: Day;
  /** Listed or, when it never was, published before this day. */
  readonly before?: Day;
  /** Upvotes at the source, in its latest reading; unknown counts as none. */
  readonly votes?: VotesRange;
}

/** Names as they were typed, without quotes. */
export interface NameFilter {
  /** Of each group, one must be the paper's. */
  readonly wanted: readonly (readonly string[])[];
  /** None of these may be. */
  readonly unwanted: readonly string[];
}

/** Both included; `most` may be infinite. */
export interface VotesRange {
  readonly least: number;
  readonly most: number;
}
