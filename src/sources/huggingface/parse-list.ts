import { SourceError } from '../../core/errors.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import type { Day, SourceEntry } from '../../core/paper/model.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';
import { toEntry } from './to-entry.ts';

export interface PaperList {
  readonly entries: readonly SourceEntry[];
  readonly skipped: readonly Skipped[];
}

/** The items of one body. An error object or any other JSON is a SourceError, never "no papers". */
export function parseItems(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  throw notUnderstood('is no list of papers');
}

/**
 * The entries of a whole list, each paper once: pages move while people vote, so that one can
 * stand on two. A list of which most is unusable is a SourceError.
 */
export function parseList(items: readonly unknown[], day?: Day): PaperList {
  const entries = new Map<PaperId, SourceEntry>();
  const skipped: Skipped[] = [];
  for (const [index, item] of items.entries()) {
    const entry = toEntry(item, { day, place: `entry ${index + 1}` });
    if ('why' in entry) skipped.push(entry);
    else if (!entries.has(entry.paper.id)) entries.set(entry.paper.id, entry);
  }
  if (skipped.length * 2 > items.length) {
    const share = `${skipped.length} of its ${items.length} entries`;
    throw notUnderstood(`can't be read: ${share} are unusable (${skipped[0]?.why})`);
  }
  return { entries: [...entries.values()], skipped };
}

export function notUnderstood(problem: string): SourceError {
  return new SourceError(
    `Hugging Face's answer ${problem}. Paperboy asks again later; if it stays, check ` +
      'HUGGINGFACE_URL and for a newer Paperboy.',
    { retryable: true },
  );
}
