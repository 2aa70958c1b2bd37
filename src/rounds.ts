import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from './core/edition/model.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Logger } from './core/ports/logger.ts';
import type { Newsroom } from './newsroom.ts';
import { singleFlight } from './service/single-flight.ts';

/** A channel's first edition waits this long for the source; then the sample is shown. */
const FIRST_ANSWER_MS = 3_000;

/** Later, an edition that is due waits this long for the source's newest list. */
const ANSWER_MS = 30_000;

/**
 * Between two editions that are planned: an answer to a person takes many turns of the event loop,
 * and would wait for a plan in each of them. A thousand are planned long before they are sent.
 */
const BREATH_MS = 50;

/** Between two requests for old lists: far below Hugging Face's 500 calls in five minutes. */
const BACKFILL_PAUSE_MS = 1_000;

export interface RoundsDependencies {
  readonly newsroom: Newsroom;
  /** Sends what may be sent now, on every platform. Never rejects. */
  send(): Promise<void>;
  /** After a restore: looks up what channels have had since the backup. Never rejects. */
  settle(): Promise<void>;
  /** Lets channels go on that were refused and are mended. Never rejects. */
  mend(): Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Days of the past that the library is filled with. */
  readonly backfillDays: number;
  readonly signal: AbortSignal;
}

/** What Paperboy does over and over: read, plan, post, measure, fill. */
export interface Rounds {
  /** One round; joins the one under way. Never rejects. */
  run(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createRounds(dependencies: RoundsDependencies): Rounds {
  const { newsroom, send, settle, mend, clock, logger, backfillDays, signal } = dependencies;
  const { storage, intake, editor } = newsroom;
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  const patience = async (due: readonly Subscription[]) => {
    const planned = await Promise.all(due.map(({ id }) => storage.editions.latest(id, 1)));
    return planned.some((editions) => editions.length === 0) ? FIRST_ANSWER_MS : ANSWER_MS;
  };
  /** What is planned is sent, and people are answered, while a thousand others are being planned. */
  const meanwhile = async () => {
    void send();
    await pause(BREATH_MS);
  };
  const publish = async () => {
    if (signal.aborted) return;
    await editor.sweep(meanwhile);
    await send();
  };
  /** Posts what is due; an edition whose source is slow waits for it, but not longer than this. */
  const postDue = async () => {
    const refreshing = intake.refresh();
    // Its error is met where it is awaited; until then it must not end the process.
    refreshing.catch(() => undefined);
    const due = await storage.subscriptions.due(clock.now());
    if (due.length > 0) await Promise.race([refreshing, pause(await patience(due))]);
    await publish();
    await refreshing;
    void settle();
    await publish();
  };

  const fill = () =>
    intake.backfill(backfillDays, () => {
      // What was posted since a backup is only known once the source was read since then.
      void settle();
      return pause(BACKFILL_PAUSE_MS);
    });
  const filling = singleFlight('filling', fill, logger);
  const enriching = singleFlight('enriching', newsroom.enrich, logger);
  const indexing = singleFlight('indexing', storage.searchUpkeep.tend, logger);
  const round = async () => {
    // A platform is asked about each channel that it refused; what is due does not wait for that.
    void mend();
    await postDue();
    await intake.remeasure();
    // They take minutes, and the next round need not wait for them.
    void filling.run();
    void enriching.run();
    void indexing.run();
  };
  const rounds = singleFlight('round', round, logger);
  const jobs = [rounds, filling, enriching, indexing];
  return {
    run: rounds.run,
    async idle() {
      for (const job of jobs) await job.idle();
    },
  };
}
