import { type BackfillProgress, backfill } from './backfill.ts';
import { createReadList, type IntakeDependencies } from './read-list.ts';
import { createRefresh } from './refresh.ts';
import { remeasure } from './remeasure.ts';

/** How papers come in. Nothing here throws for a source that fails: the outcome is recorded. */
export interface Intake {
  /** Brings the newest days up to date, when they are not. */
  refresh(): Promise<void>;
  /** Takes new readings of the week's, the month's and the trending papers, when they are due. */
  remeasure(): Promise<void>;
  /** Fills the library with the last days' lists, once, while the source answers. */
  backfill(days: number, pause: () => Promise<void>): Promise<void>;
  progress(): BackfillProgress | undefined;
}

export function createIntake(dependencies: IntakeDependencies): Intake {
  const readList = createReadList(dependencies);
  const { source, fetches } = dependencies;
  let progress: BackfillProgress | undefined;
  let filled = false;
  return {
    refresh: createRefresh(dependencies, readList),
    remeasure: () => remeasure(dependencies, readList),
    async backfill(days, pause) {
      const { any, good } = await fetches.lastOf(source.name);
      if (filled || !good || any?.outcome === 'failed') return;
      filled = await backfill(dependencies, readList, {
        days,
        pause,
        onProgress: (now) => {
          progress = now;
        },
      });
    },
    progress: () => progress,
  };
}
