import type { PaperId } from '../paper/identity.ts';
import type { SourceEntry } from '../paper/model.ts';

/** Where the facts of many papers can be had at once. */
export interface PaperCatalogue {
  readonly name: string;
  readonly label: string;
  /** As many of these papers as it has. Throws SourceError when it fails. */
  papers(ids: readonly PaperId[], signal?: AbortSignal): Promise<readonly SourceEntry[]>;
}
