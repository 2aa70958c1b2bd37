import type { PaperId } from './identity.ts';

/** A day as a calendar has it, `YYYY-MM-DD`; in which zone is said where it is used. */
export type Day = string;

/** One research paper: what does not change from hour to hour. Texts are clean (see `text/`). */
export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  /** Empty when no source has told it. */
  readonly abstract: string;
  /** The source's own short summary, one or two sentences. */
  readonly summary?: string;
  /** In the paper's order; may be shorter than `authorCount`. */
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly organization?: string;
  /** Epoch milliseconds of the first version. */
  readonly publishedAt?: number;
  /** Epoch milliseconds of the latest version. */
  readonly updatedAt?: number;
  /** arXiv's, the primary one first: `cs.CL`. */
  readonly categories?: readonly string[];
  /** The authors' own, at arXiv: "15 pages, 5 figures". */
  readonly comment?: string;
  readonly codeUrl?: string;
  readonly projectUrl?: string;
  readonly keywords: readonly string[];
}

/** Counts of people at one moment; a missing count is unknown, not zero. */
export interface Popularity {
  readonly upvotes: number;
  readonly comments: number;
  readonly stars?: number;
}

/** One reading of a paper's popularity. Readings form a time series and are never overwritten. */
export interface Observation extends Popularity {
  readonly paperId: PaperId;
  readonly source: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a source says of one paper: the paper, how popular it is, and the day it was listed. */
export interface SourceEntry {
  readonly paper: Paper;
  /** Who says it, where that is another source than the one that was asked. */
  readonly source?: string;
  /** Absent where the source counts nobody. */
  readonly popularity?: Popularity;
  /** When the popularity was read (epoch milliseconds), if not just now. */
  readonly readAt?: number;
  /** The source's day, when the answer tells it. */
  readonly day?: Day;
}
