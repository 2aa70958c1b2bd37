import type { Day } from '../../core/paper/model.ts';
import type { ListedPaper } from '../../core/ports/stores/papers.ts';
import { addDays } from '../../core/schedule/dates.ts';
import type { CommandContext } from '../context.ts';

/** Papers on a source's lists of the latest days. */
export interface Listing {
  readonly papers: readonly ListedPaper[];
  readonly from: Day;
  readonly to: Day;
  readonly isSample: boolean;
}

/**
 * What was listed in a window of days that ends on the newest listed day: of the live source, or
 * of the bundled sample while there is nothing else. Undefined when nothing was ever listed.
 */
export async function listedInWindow(
  days: number,
  context: CommandContext,
): Promise<Listing | undefined> {
  const { source, sample } = context;
  for (const { name } of [source, sample]) {
    const to = await context.papers.newestDay(name);
    if (!to) continue;
    const from = addDays(to, 1 - days);
    const papers = await context.papers.listed(name, from, to);
    return { papers, from, to, isSample: name === sample.name };
  }
  return undefined;
}
