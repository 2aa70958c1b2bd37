import { retryDelay } from '../delivery/retry-delay.ts';
import type { Subscription } from '../edition/model.ts';
import { PlatformError } from '../errors.ts';
import { operatingPage } from '../operating-page.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { FetchStore } from '../ports/stores/fetches.ts';
import type { FoundEdition, Lapse, LapseStore } from '../ports/stores/lapses.ts';
import type { SubscriptionStore } from '../ports/stores/subscriptions.ts';
import { firstRun, type Run, runAfter } from '../schedule/next-run.ts';
import { inLanes } from '../votes/lanes.ts';
import { type LookingDependencies, readEdition, standingParents } from './look-for-editions.ts';

export interface SettlingDependencies extends LookingDependencies {
  readonly lapses: LapseStore;
  readonly subscriptions: Pick<SubscriptionStore, 'ofChannel'>;
  readonly fetches: Pick<FetchStore, 'lastOf'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How late (ms) an edition may still be posted: so long a platform that is away is waited for. */
  readonly catchUpMs: number;
  platformOf(name: string): ChatPlatform | undefined;
}

/** Channels that are asked about at a time: beside everything else that is asked. */
const LANES = 4;

const HELP = operatingPage('restore');
const LOST = 'what was posted since the backup could not be looked up';

/** After a restore: finds out which editions channels have had since the backup. */
export interface LapseSettling {
  /**
   * Asks about every channel whose lapse is open and that it is time to ask about. Returns the
   * platforms on which editions were found: votes for them are not known yet.
   */
  run(): Promise<ReadonlySet<string>>;
}

/** Nothing in a lapse is ever posted again: it is found, or it stays unknown. */
export function createLapseSettling(dependencies: SettlingDependencies): LapseSettling {
  const { lapses, subscriptions, platformOf, clock, logger } = dependencies;
  const attempts = new Map<string, { readonly count: number; readonly notBefore: number }>();

  function later({ subscriptionId }: Lapse): void {
    const count = (attempts.get(subscriptionId)?.count ?? 0) + 1;
    attempts.set(subscriptionId, { count, notBefore: clock.now() + retryDelay(count) });
  }

  /** How many editions were found. */
  async function settle(lapse: Lapse): Promise<number> {
    const subscription = await subscriptions.ofChannel(lapse.channel);
    const platform = platformOf(lapse.channel.platform);
    if (!subscription || !platform) return 0;
    const found = await look(subscription, lapse, platform);
    const isOver = clock.now() > lapse.until + dependencies.catchUpMs;
    if (!found && !isOver) {
      later(lapse);
      return 0;
    }
    const editions = found ?? [];
    const next = found ? nextAfter(editions, subscription) : firstRun(lapse.until, subscription);
    await lapses.close(subscription.id, editions, next);
    const papers = editions.reduce((sum, { edition }) => sum + edition.papers.length, 0);
    const fields = { subscription: subscription.id, editions: editions.length, papers };
    if (found) logger.info(fields, 'looked up what was posted since the backup');
    else logger.warn({ ...fields, help: HELP }, LOST);
    return editions.length;
  }

  /** Undefined when it can't be known now. */
  async function look(
    subscription: Subscription,
    lapse: Lapse,
    platform: ChatPlatform,
  ): Promise<readonly FoundEdition[] | undefined> {
    try {
      const parents = await standingParents(subscription, lapse, platform, dependencies.editions);
      if (!parents || (parents.length > 0 && !(await isReadSince(lapse)))) return undefined;
      const found: FoundEdition[] = [];
      for (const parent of parents) {
        const edition = await readEdition(subscription, parent, lapse, platform, dependencies);
        if (!edition) return undefined;
        found.push(edition);
      }
      return found;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const fields = { subscription: subscription.id, reason: error.message, help: HELP };
      logger.warn(fields, 'not looked up yet');
      return undefined;
    }
  }

  /** Papers that were listed since the backup come from the source again. */
  async function isReadSince({ until }: Lapse): Promise<boolean> {
    const [source] = dependencies.sources;
    if (!source) return true;
    const { good } = await dependencies.fetches.lastOf(source.name);
    return good !== undefined && good.at >= until;
  }

  return {
    async run() {
      const open = await lapses.open();
      const due = open.filter(
        ({ subscriptionId }) => (attempts.get(subscriptionId)?.notBefore ?? 0) <= clock.now(),
      );
      const platforms = new Set<string>();
      await inLanes(due, LANES, async (lapse) => {
        if ((await settle(lapse)) > 0) platforms.add(lapse.channel.platform);
      });
      return platforms;
    },
  };
}

/** What was due before the last edition that stands is not posted any more. */
function nextAfter(found: readonly FoundEdition[], subscription: Subscription): Run {
  const { nextDate, nextRunAt } = subscription;
  const last = found
    .map(({ edition }) => edition.localDate)
    .toSorted()
    .at(-1);
  if (last === undefined || last < nextDate) return { nextDate, nextRunAt };
  return runAfter(last, subscription);
}
