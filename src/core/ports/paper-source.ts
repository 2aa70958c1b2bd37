import type { PaperId } from '../paper/identity.ts';
import type { Day, SourceEntry } from '../paper/model.ts';

/** Which list of a source is wanted. */
export type ListRequest =
  | { readonly by: 'day'; readonly day: Day }
  /** ISO week, `2026-W34`. */
  | { readonly by: 'week'; readonly week: string }
  /** `2026-08`. */
  | { readonly by: 'month'; readonly month: string }
  | { readonly by: 'trending' };

/** An entry of an answer that could not be used, and why. */
export interface Skipped {
  /** The paper's id where it could be read, otherwise the entry's place in the answer. */
  readonly what: string;
  readonly why: string;
}

/** A whole answer. A partial one is never returned: it is a SourceError. */
export type ListAnswer =
  | { readonly changed: false }
  | {
      readonly changed: true;
      readonly entries: readonly SourceEntry[];
      readonly skipped: readonly Skipped[];
      /** To be handed back with the next request for the same list (an HTTP ETag). */
      readonly validator?: string;
    };

/** Where papers and their popularity come from. Every method throws SourceError when it fails. */
export interface PaperSource {
  readonly name: string;
  /** How people call it: "Hugging Face Daily Papers". */
  readonly label: string;
  /** The zone in which its days begin and end. */
  readonly zone: string;
  list(request: ListRequest, options?: ListOptions): Promise<ListAnswer>;
  search(query: string, limit: number, signal?: AbortSignal): Promise<readonly SourceEntry[]>;
  /** Undefined when the source does not have the paper. */
  paper(id: PaperId, signal?: AbortSignal): Promise<SourceEntry | undefined>;
}

export interface ListOptions {
  readonly validator?: string;
  readonly signal?: AbortSignal;
}
