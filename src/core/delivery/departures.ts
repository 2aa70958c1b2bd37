import type { Place } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { DepartureStore } from '../ports/stores/departures.ts';
import type { Stoppages } from './stoppages.ts';

export interface DepartureDependencies {
  readonly departures: Pick<DepartureStore, 'record' | 'revoke' | 'known'>;
  readonly stoppages: Pick<Stoppages, 'gone'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Workspaces that remove the bot: stopped at once, and remembered until they have it back. */
export interface Departures {
  /** The channel, or the whole workspace, is no longer there for the bot. */
  gone(place: Place, reason: string): Promise<void>;
  /** These are all the workspaces of a platform that the bot is in. Never rejects. */
  present(platform: string, workspaces: readonly string[]): Promise<void>;
}

export function createDepartures(dependencies: DepartureDependencies): Departures {
  const { departures, stoppages, clock, logger } = dependencies;

  async function gone(place: Place, reason: string): Promise<void> {
    if (!('id' in place)) await departures.record(place, clock.now());
    await stoppages.gone(place, reason);
  }

  async function compare(platform: string, workspaces: readonly string[]): Promise<void> {
    await departures.revoke(platform, workspaces);
    const known = await departures.known(platform);
    // Removed while nobody was there to hear it.
    for (const workspace of known.filter((one) => !workspaces.includes(one))) {
      await gone({ platform, workspace }, REMOVED);
    }
  }

  return {
    gone,
    present: (platform, workspaces) =>
      compare(platform, workspaces).catch((error: unknown) =>
        logger.error({ platform, err: error }, 'workspaces not compared'),
      ),
  };
}

const REMOVED = 'Paperboy is no longer in this workspace.';
