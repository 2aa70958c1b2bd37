export interface SearchStatus {
  readonly papers: number;
  /** Papers that the published segments hold, in whatever version. */
  readonly indexed: number;
  /** Papers that changed since; a search takes them into account. */
  readonly pending: number;
  readonly segments: number;
  /** Every paper is indexed or pending, and nothing else is indexed. */
  readonly agrees: boolean;
}

/** What keeps the search index in step with the papers. All of it lets other work go on. */
export interface SearchUpkeep {
  /** Indexes what is pending and merges what is worth it. */
  tend(): Promise<void>;
  /** Builds the whole index anew; until it is whole, the old one answers. */
  reindex(onProgress: (done: number, all: number) => void): Promise<void>;
  status(): Promise<SearchStatus>;
  /** Ends what is under way; what is not finished is done again another time. */
  stop(): Promise<void>;
}
