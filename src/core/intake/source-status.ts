import { formatTime } from '../message/figures.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { FetchStore } from '../ports/stores/fetches.ts';
import type { BackfillProgress } from './backfill.ts';

/** How what people see came about, in one line for them. */
export interface SourceStatus {
  readonly tone: 'live' | 'sample' | 'waiting' | 'problem';
  readonly text: string;
}

/** Says honestly whether papers are live, how old they are, and what is wrong. */
export async function sourceStatus(
  source: PaperSource,
  fetches: FetchStore,
  { progress, zone }: { readonly progress?: BackfillProgress | undefined; readonly zone: string },
): Promise<SourceStatus> {
  const { any, good } = await fetches.lastOf(source.name);
  const failed = any?.outcome === 'failed' ? (any.reason ?? 'It failed.') : undefined;
  if (!good && failed) {
    return { tone: 'sample', text: `Sample papers, not today’s. ${failed}` };
  }
  if (!good) return { tone: 'waiting', text: `Asking ${source.label} for today’s papers…` };
  const readAt = formatTime({ type: 'time', at: good.at, zone, style: 'moment' }, zone);
  if (failed) return { tone: 'problem', text: `Showing what was read ${readAt}. ${failed}` };
  const filling =
    progress && progress.done < progress.total
      ? `, filling the last ${progress.total} days: ${progress.done} of ${progress.total}`
      : '';
  return { tone: 'live', text: `Live from ${source.label}, read ${readAt}${filling}` };
}
