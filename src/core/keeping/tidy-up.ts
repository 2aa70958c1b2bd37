import { createPace } from '../pace.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { DepartureStore } from '../ports/stores/departures.ts';
import type { RetentionStore } from '../ports/stores/retention.ts';
import { RECENT_MS } from '../votes/recent.ts';

const DAY_MS = 86_400_000;

/** After a start, so that every platform could say which workspaces the bot is in. */
const FIRST_MS = 3_600_000;

/** Longer than it takes to record that a message was sent. */
const STRAY_MS = 2 * DAY_MS;

/** How long (ms) what is kept; Infinity is for ever. */
export interface Keep {
  readonly observationsMs: number;
  readonly votesMs: number;
  readonly savedMs: number;
  /** Everything of a workspace, since it removed the bot. */
  readonly departedMs: number;
}

export interface TidyUpDependencies {
  readonly retention: RetentionStore;
  readonly departures: Pick<DepartureStore, 'before' | 'erase'>;
  readonly keep: Keep;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends it between two slices. */
  readonly signal: AbortSignal;
}

/** Deletes what was kept for long enough. */
export interface TidyUp {
  /** Does it when it is time, once a day. To be called again and again, not while it runs. */
  run(): Promise<void>;
}

export function createTidyUp(dependencies: TidyUpDependencies): TidyUp {
  const { retention, departures, keep, clock, logger, signal } = dependencies;
  let lastAt = clock.now() - DAY_MS + FIRST_MS;

  /** Everything else goes on between two slices. */
  async function sumOf(slices: AsyncIterable<number>): Promise<number> {
    const pace = createPace();
    let total = 0;
    for await (const removed of slices) {
      total += removed;
      if (signal.aborted) break;
      await pace();
    }
    return total;
  }

  async function deleteOld(since: (ms: number) => number): Promise<void> {
    const removed = {
      observations: await sumOf(retention.observations(since(keep.observationsMs))),
      votes: await sumOf(retention.votes(since(keep.votesMs))),
      strayReactions: await sumOf(retention.strayReactions(since(STRAY_MS))),
      saved: await sumOf(retention.saved(since(keep.savedMs))),
    };
    await sumOf(retention.marks(since(RECENT_MS)));
    logger.info(removed, 'tidied up');
  }

  async function deleteDeparted(before: number): Promise<void> {
    for (const workspace of await departures.before(before)) {
      const rows = await sumOf(departures.erase(workspace));
      logger.info({ ...workspace, rows }, 'workspace deleted, which removed Paperboy');
    }
  }

  return {
    async run() {
      const now = clock.now();
      // Of a clock that was set back, the distance counts.
      if (Math.abs(now - lastAt) < DAY_MS) return;
      lastAt = now;
      const since = (ms: number) => Math.max(0, now - ms);
      await deleteOld(since);
      await deleteDeparted(since(keep.departedMs));
    },
  };
}
