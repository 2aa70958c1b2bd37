import type { Spans } from '../message/model.ts';
import type { PaperId } from '../paper/identity.ts';
import type { Day } from '../paper/model.ts';

export interface SearchQuery {
  /** As a person typed it; anything at all. */
  readonly text: string;
  /** Only papers listed or published on or after this day. */
  readonly since?: Day;
  readonly limit: number;
  readonly offset: number;
}

export interface SearchHit {
  readonly paperId: PaperId;
  /** The passage that fits best, with the matched words marked. */
  readonly snippet: Spans;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Whether there are hits after these. */
  readonly more: boolean;
}

export interface SearchIndex {
  /** Never throws for what a person typed. */
  search(query: SearchQuery): Promise<SearchResult>;
}
