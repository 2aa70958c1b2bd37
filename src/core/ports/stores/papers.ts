import type { PaperId } from '../../paper/identity.ts';
import type { Day, Observation, Paper, SourceEntry } from '../../paper/model.ts';

/** A paper on a source's list of one day. */
export interface ListedPaper {
  readonly paper: Paper;
  readonly day: Day;
}

export interface PutResult {
  readonly added: number;
  /** Papers that were there before; completed where the entry told more. */
  readonly known: number;
}

export interface PaperStore {
  /**
   * Adds papers, or completes those that are known: a field that an entry does not tell keeps its
   * value. Listing days and observations are added beside. One transaction.
   */
  put(source: string, entries: readonly SourceEntry[], at: number): Promise<PutResult>;
  get(id: PaperId): Promise<Paper | undefined>;
  getMany(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Paper>>;
  /** Papers listed from one day to another, both included, each once, with its latest day. */
  listed(source: string, from: Day, to: Day): Promise<readonly ListedPaper[]>;
  /** The latest day each paper was listed on. */
  listedOn(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Day>>;
  /** Every reading of each paper, oldest first. */
  observations(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly Observation[]>>;
  /** Papers whose title holds every given word, or begins with the id; for completion. */
  suggest(text: string, limit: number): Promise<readonly Paper[]>;
  count(): Promise<number>;
}
