import type { PaperId } from '../../core/paper/identity.ts';
import type { Day, SourceEntry } from '../../core/paper/model.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';
import { notUnderstood } from './failure.ts';
import type { ArxivEntry } from './schema.ts';
import { toEntry } from './to-entry.ts';

export interface PaperList {
  readonly entries: readonly SourceEntry[];
  readonly skipped: readonly Skipped[];
}

/** Papers of a list, each once. A list of which most is unusable is a SourceError. */
export function parseList(
  raw: readonly ArxivEntry[],
  dayOf: (entry: ArxivEntry) => Day | undefined = () => undefined,
): PaperList {
  const entries = new Map<PaperId, SourceEntry>();
  const skipped: Skipped[] = [];
  for (const [index, one] of raw.entries()) {
    const entry = toEntry(one, `entry ${index + 1}`, dayOf(one));
    if ('why' in entry) skipped.push(entry);
    else if (!entries.has(entry.paper.id)) entries.set(entry.paper.id, entry);
  }
  if (skipped.length * 2 > raw.length) {
    const share = `${skipped.length} of its ${raw.length} entries`;
    throw notUnderstood(`can't be read: ${share} are unusable (${skipped[0]?.why})`);
  }
  return { entries: [...entries.values()], skipped };
}
