import type { PaperId } from '../../paper/identity.ts';
import type { TextSize } from '../../search/segment/model.ts';
import type { PaperChange } from './search-papers.ts';

/** Some neighbouring terms of a segment, with where they occur. */
export interface StoredBlock {
  readonly firstTerm: string;
  /** What it holds; see `core/search/segment/block.ts`. */
  readonly entries: string;
  readonly data: Uint8Array;
}

export interface SegmentRecord {
  readonly id: string;
  /** Where two segments tell of one paper, the more recent one is right. */
  readonly recency: number;
  readonly size: TextSize;
}

/** What becomes true at once, or not at all. */
export interface Publication extends SegmentRecord {
  /** Segments that are no longer part of the index. */
  readonly replaces: readonly string[];
  /** Changes that the segment holds. */
  readonly indexed: readonly PaperChange[];
}

/**
 * The parts of the index. A segment is written piece by piece and counts for nothing until it is
 * published, in one transaction: whenever the program ends, what is published is whole.
 */
export interface SearchSegmentStore {
  /** The published segments, the least recent first. */
  published(): Promise<readonly SegmentRecord[]>;
  /** Begins a segment, more recent than all others; `papers` are numbered in their order. */
  begin(): Promise<Pick<SegmentRecord, 'id' | 'recency'>>;
  /** Adds blocks, from this number on. */
  addBlocks(segment: string, from: number, blocks: readonly StoredBlock[]): Promise<void>;
  /** Adds papers as the part of this number. */
  addPapers(segment: string, part: number, papers: readonly PaperId[]): Promise<void>;
  /** False, and nothing is changed, when one of the replaced segments is no longer published. */
  publish(publication: Publication): Promise<boolean>;
  /** Publishes these instead of all that are less recent than they. */
  publishAll(segments: readonly SegmentRecord[]): Promise<void>;
  /** Segments that are not published never will be. */
  discard(segments: readonly string[]): Promise<void>;
  /** Removes some of what was never published or is replaced; false when nothing is left of it. */
  sweep(unfinished: 'too' | 'kept'): Promise<boolean>;

  /** The first term of each block, in their order, from this block on; none after the last. */
  firstTerms(segment: string, from: number): Promise<readonly string[]>;
  blocks(segment: string, numbers: readonly number[]): Promise<ReadonlyMap<number, StoredBlock>>;
  /** The papers of a part; none after the last. */
  papers(segment: string, part: number): Promise<readonly PaperId[]>;

  /** The words of papers in their order, whatever the segment: always the newest. */
  putStreams(streams: ReadonlyMap<PaperId, Uint32Array>): Promise<void>;
  streams(papers: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Uint32Array>>;
}
