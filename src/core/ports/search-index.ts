import type { Spans } from '../message/model.ts';
import type { PaperId } from '../paper/identity.ts';
import type { ParsedQuery } from '../search/query/model.ts';

export interface SearchQuery {
  readonly query: ParsedQuery;
  readonly limit: number;
  readonly offset: number;
}

/** Words that a paper was found by, and where they stand in it. */
export interface Match {
  readonly field: 'title' | 'abstract' | 'names';
  /** In the query's order, lower case, as they were looked for. */
  readonly words: readonly string[];
}

export interface SearchHit {
  readonly paperId: PaperId;
  /** The passage that fits best, with the matched words marked. */
  readonly snippet: Spans;
  /** Why it was found; empty when it was by an identifier or by filters alone. */
  readonly why: readonly Match[];
}

/** The query's words as they are probably meant; the hits are those of these words. */
export interface Correction {
  readonly text: string;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Whether there are hits after these. */
  readonly more: boolean;
  readonly correction?: Correction;
}

export interface SearchIndex {
  /** Never throws for what a person typed. */
  search(query: SearchQuery): Promise<SearchResult>;
  /**
   * Papers on the same matters, the most similar first, never the paper itself; none when the
   * library does not have it.
   */
  similar(paperId: PaperId, limit: number): Promise<readonly SearchHit[]>;
}
