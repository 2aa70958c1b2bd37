import { SourceError } from '../core/errors.ts';
import type { PaperId } from '../core/paper/identity.ts';
import type { SourceEntry } from '../core/paper/model.ts';
import type { PaperSource } from '../core/ports/paper-source.ts';
import { startDeadline } from './deadline.ts';

/** The second source's part of somebody's patience with a paper that the first does not have. */
const PATIENCE_MS = 2_000;

/**
 * A source that also gives papers which only another one has: people name papers that nobody has
 * listed yet. The other's silence is no failure of this one.
 */
export function withLookUp(source: PaperSource, other: PaperSource): PaperSource {
  async function fromOther(id: PaperId, signal?: AbortSignal): Promise<SourceEntry | undefined> {
    const deadline = startDeadline(PATIENCE_MS, signal);
    try {
      const entry = await other.paper(id, deadline.signal);
      return entry && { ...entry, source: other.name };
    } catch (error) {
      if (error instanceof SourceError) return undefined;
      throw error;
    } finally {
      deadline.clear();
    }
  }

  return {
    ...source,
    async paper(id, signal) {
      const asked = source.paper(id, signal);
      const entry = await asked.catch(() => undefined);
      return entry ?? (await fromOther(id, signal)) ?? asked;
    },
  };
}
