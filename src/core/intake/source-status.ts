import { formatTime } from '../message/figures.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { FetchStore } from '../ports/stores/fetches.ts';
import type { BackfillProgress } from './backfill.ts';

/** How what people see came about, in one line for them. */
export interface SourceStatus {
  readonly tone: 'live' | 'sample' | 'waiting' | 'problem';
  readonly text: string;
}

/** A source that stands in is read every ten minutes. */
const STANDING_IN_MS = 15 * 60_000;

export interface StatusOptions {
  readonly progress?: BackfillProgress | undefined;
  /** The source that is read while the other fails. */
  readonly standIn?: PaperSource;
  /** IANA zone of the times in it. */
  readonly zone: string;
}

/** Says honestly whether papers are live, how old they are, and what is wrong. */
export async function sourceStatus(
  source: PaperSource,
  fetches: FetchStore,
  { progress, standIn, zone }: StatusOptions,
): Promise<SourceStatus> {
  const { any, good } = await fetches.lastOf(source.name);
  const failure = any?.outcome === 'failed' ? any : undefined;
  const failed = failure && (failure.reason ?? 'It failed.');
  const other = failure && standIn && (await fetches.lastOf(standIn.name)).good;
  if (other && failure.at - other.at <= STANDING_IN_MS) {
    return { tone: 'problem', text: `${standIn.label} stands in. ${failed}` };
  }
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
