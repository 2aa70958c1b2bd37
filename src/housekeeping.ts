import type { Settings } from './config/settings.ts';
import { createTidyUp, type Keep } from './core/keeping/tidy-up.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Logger } from './core/ports/logger.ts';
import type { VoteWatch } from './core/votes/watch.ts';
import { singleFlight } from './service/single-flight.ts';
import type { Storage } from './storage/storage.ts';

const DAY_MS = 86_400_000;

export interface HousekeepingDependencies {
  readonly storage: Pick<Storage, 'retention' | 'departures' | 'displays'>;
  readonly votes: Pick<VoteWatch, 'voted'>;
  readonly keep: Keep;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** What Paperboy does over and over about what it keeps. */
export interface Housekeeping {
  /** Does what is due; joins what is under way. Never rejects. */
  run(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export function createHousekeeping(dependencies: HousekeepingDependencies): Housekeeping {
  const { storage, votes, logger } = dependencies;
  const tidyUp = createTidyUp({ ...storage, ...dependencies });
  const tidying = singleFlight('tidying up', tidyUp.run, logger);
  /** Also of what another process deleted, for instance `paperboy forget`. */
  const showVotes = async () => {
    for (const paper of await storage.displays.takeOutdated()) votes.voted(paper);
  };
  const showing = singleFlight('showing fewer votes', showVotes, logger);
  return {
    async run() {
      await Promise.all([showing.run(), tidying.run()]);
    },
    async idle() {
      await Promise.all([showing.idle(), tidying.idle()]);
    },
  };
}

/** The settings, which count in days. */
export const toKeep = ({ observations, votes, saved, departed }: Settings['keep']): Keep => ({
  observationsMs: toMs(observations),
  votesMs: toMs(votes),
  savedMs: toMs(saved),
  departedMs: toMs(departed),
});

const toMs = (days: number | 'forever'): number =>
  days === 'forever' ? Number.POSITIVE_INFINITY : days * DAY_MS;
