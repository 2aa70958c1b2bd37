import type { PaperId } from '../../paper/identity.ts';
import type { Day, Paper } from '../../paper/model.ts';
import type { Filters } from '../../search/query/model.ts';

/** A paper whose text the published segments do not tell as it now is. */
export interface PaperChange {
  readonly paperId: PaperId;
  /** Another one each time the paper changes. */
  readonly change: string;
}

/** What is known of a paper beside its text. */
export interface PaperFacts {
  /** Listed last or, when it never was, published. */
  readonly day?: Day;
  /** At the source, in the latest reading; 0 when there is none. */
  readonly votes: number;
}

/** Conditions on facts; all of them apply. */
export type FactFilters = Pick<Filters, 'hasCode' | 'since' | 'before' | 'votes'>;

/** Papers, as the search index needs them. */
export interface SearchPaperStore {
  /** At most so many changes, always the same ones first. */
  pending(limit: number): Promise<readonly PaperChange[]>;
  pendingCount(): Promise<number>;
  /** The papers after one, in the order of their ids. */
  after(id: PaperId, limit: number): Promise<readonly Paper[]>;
  getMany(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Paper>>;
  count(): Promise<number>;
  facts(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, PaperFacts>>;
  /** Ids of papers that fulfil the conditions, in their order, after one. */
  fitting(filters: FactFilters, after: PaperId, limit: number): Promise<readonly PaperId[]>;
}
