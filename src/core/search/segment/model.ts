import type { PaperId } from '../../paper/identity.ts';
import type { PaperIds } from './paper-ids.ts';

/** What the index reads of a paper. */
export interface SearchDocument {
  readonly paperId: PaperId;
  readonly title: string;
  /** Abstract, summary and keywords. */
  readonly body: string;
  readonly authors: readonly string[];
  readonly organization?: string;
  /** arXiv categories. */
  readonly categories: readonly string[];
}

/** Where a term occurs. */
export interface Posting {
  /** How many papers hold it. */
  readonly papers: number;
  /** The forms in which it stands there, and how many papers hold each. */
  readonly forms: ReadonlyMap<string, number>;
  /** See `postings.ts`. */
  readonly data: Uint8Array;
}

/** How much text there is: what the length of a paper is measured against. */
export interface TextSize {
  readonly papers: number;
  /** Words of all titles, and of all bodies. */
  readonly titleWords: number;
  readonly bodyWords: number;
}

/** A part of the index. It never changes; a newer one supersedes what it says of a paper. */
export interface Segment {
  readonly size: TextSize;
  /** By the paper's number within the segment. */
  readonly paperIds: PaperIds;
  /** Terms that no paper holds are absent. */
  postings(terms: readonly string[]): Promise<ReadonlyMap<string, Posting>>;
  /** The words of papers in their order, by number; see `token-stream.ts`. */
  streams(numbers: readonly number[]): Promise<ReadonlyMap<number, Uint32Array>>;
  /** All terms in the order of their code units. */
  all(): AsyncIterable<TermPosting>;
}

export interface TermPosting {
  readonly term: string;
  readonly posting: Posting;
}
