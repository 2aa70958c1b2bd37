import type { PaperId } from '../../paper/identity.ts';
import type { Day, Observation, Paper, SourceEntry } from '../../paper/model.ts';

/**
 * Two readings must lie this far apart to tell a rate: papers of the middle of a list get one or
 * two upvotes an hour, and over less time a single vote would decide.
 */
export const GROWTH_SPAN_MS = 6 * 3_600_000;

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
   * Adds papers, or completes those that are known, by the rule of `paper/merge.ts`: a field that an
   * entry does not tell keeps its value. Listing days and observations are added beside. One
   * transaction.
   */
  put(source: string, entries: readonly SourceEntry[], at: number): Promise<PutResult>;
  get(id: PaperId): Promise<Paper | undefined>;
  /** Papers of which arXiv has not told, and was not asked since a moment; the newest first. */
  notLookedUp(since: number, limit: number): Promise<readonly PaperId[]>;
  /** Remembers that arXiv was asked for these, whatever it knew. */
  lookedUp(ids: readonly PaperId[], at: number): Promise<void>;
  getMany(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Paper>>;
  /** Papers listed from one day to another, both included, each once, with its latest day. */
  listed(source: string, from: Day, to: Day): Promise<readonly ListedPaper[]>;
  /** The newest day on which the source listed anything. */
  newestDay(source: string): Promise<Day | undefined>;
  /** The latest day each paper was listed on. */
  listedOn(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Day>>;
  /**
   * The readings that tell each paper's popularity and its growth, oldest first: the newest, the
   * newest that is at least `GROWTH_SPAN_MS` older, and the newest that tells the stars.
   */
  observations(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, readonly Observation[]>>;
  /** Papers whose title holds every given word, or begins with the id; for completion. */
  suggest(text: string, limit: number): Promise<readonly Paper[]>;
  count(): Promise<number>;
}
