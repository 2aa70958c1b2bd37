import type { Spans } from '../../../core/message/model.ts';
import type { PaperId } from '../../../core/paper/identity.ts';
import type { Correction, Match, SearchHit } from '../../../core/ports/search-index.ts';
import { createRemembered, type Remembered } from '../remembered.ts';

/** A paper that was found, and where. */
export interface FoundPaper {
  readonly id: PaperId;
  readonly snippet: Spans;
  /** What of the query it holds; empty where only the network knows. */
  readonly why: readonly Match[];
  readonly origin: 'library' | 'network';
}

/** A hit of the library's own. */
export const ofLibrary = ({ paperId, snippet, why }: SearchHit): FoundPaper => ({
  id: paperId,
  snippet,
  why,
  origin: 'library',
});

/** The best of what library and network have for a query. */
export interface Found {
  /** Fused, best first. */
  readonly papers: readonly FoundPaper[];
  /** How many of the library's list are among them; those after them follow, when there are any. */
  readonly fromLibrary: number;
  readonly libraryHasMore: boolean;
  /** What the library took the words for. */
  readonly correction?: Correction;
  readonly network: NetworkOutcome;
}

export type NetworkOutcome =
  | { readonly state: 'answered' }
  | { readonly state: 'unasked' }
  /** Why, a sentence. */
  | { readonly state: 'failed'; readonly why: string };

/** What searches leave for those that follow. */
export interface SearchMemory {
  /** So that the pages after the first, and what is shared, are those of one list. */
  readonly found: Remembered<Found>;
  /** The last failures of the network: nobody waits for it again at once. */
  readonly failures: Remembered<string>;
}

const FOUND_MS = 15 * 60_000;
const MOST_FOUND = 200;

/** An outage lasts longer than that, a hiccup less. */
const FAILURE_MS = 30_000;

export const createSearchMemory = (): SearchMemory => ({
  found: createRemembered(FOUND_MS, MOST_FOUND),
  failures: createRemembered(FAILURE_MS, 1),
});
