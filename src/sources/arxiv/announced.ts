import { type CategorySet, isInSet } from '../../core/paper/categories.ts';
import type { SourceEntry } from '../../core/paper/model.ts';
import { isWithdrawn } from '../../core/paper/withdrawn.ts';
import type { Skipped } from '../../core/ports/paper-source.ts';
import type { PaperList } from './parse-list.ts';

/** What of a list is news for the readers of some categories: papers that were not taken back. */
export function announced({ entries, skipped }: PaperList, set: CategorySet): PaperList {
  const wanted = entries.filter(({ paper }) => isInSet(paper.categories ?? [], set));
  const gone = wanted.filter(({ paper }) => isWithdrawn(paper)).map(toSkipped);
  return {
    entries: wanted.filter(({ paper }) => !isWithdrawn(paper)),
    skipped: [...skipped, ...gone],
  };
}

const toSkipped = ({ paper }: SourceEntry): Skipped => ({ what: paper.id, why: 'withdrawn' });
