import type { Document } from './collections.ts';

/** A search engine under comparison, over documents of its own. */
export interface Engine {
  readonly name: string;
  add(documents: readonly Document[]): Promise<void>;
  /** Ids, the best first. */
  search(text: string, limit: number): Promise<readonly string[]>;
  /** Bytes of the index on disk; undefined when it has none there. */
  size(): number | undefined;
  close(): Promise<void>;
}
