import type { Day } from '../../core/paper/model.ts';
import type { ListedPaper } from '../../core/ports/stores/papers.ts';
import { addDays } from '../../core/schedule/dates.ts';
import type { CommandContext } from '../context.ts';

/** How far back (days) the newest list is looked for: mostly near, but imports may be old. */
const LOOK_BACK = [14, 400, 40_000];

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
    const to = await newestDay(name, context);
    if (!to) continue;
    const from = addDays(to, 1 - days);
    const papers = await context.papers.listed(name, from, to);
    return { papers, from, to, isSample: name === sample.name };
  }
  return undefined;
}

async function newestDay(
  source: string,
  { papers, today }: CommandContext,
): Promise<Day | undefined> {
  for (const days of LOOK_BACK) {
    // The source's day may already be tomorrow's.
    const listed = await papers.listed(source, addDays(today, -days), addDays(today, 1));
    const newest = listed
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (newest) return newest;
  }
  return undefined;
}
