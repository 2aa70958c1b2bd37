import { operatingPage } from '../operating-page.ts';
import type { Day } from '../paper/model.ts';
import type { ChannelRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { PaperSource } from '../ports/paper-source.ts';
import type { EditionStore, Plan } from '../ports/stores/editions.ts';
import type { OutboxStore } from '../ports/stores/outbox.ts';
import type { PaperStore } from '../ports/stores/papers.ts';
import type { SubscriptionStore } from '../ports/stores/subscriptions.ts';
import { localDate } from '../schedule/dates.ts';
import { runAfter } from '../schedule/next-run.ts';
import type { EditionDraft } from './draft.ts';
import type { Drafter } from './drafter.ts';
import type { Edition, Subscription } from './model.ts';
import { planEdition } from './plan.ts';

export interface EditorDependencies {
  readonly subscriptions: SubscriptionStore;
  readonly editions: EditionStore;
  readonly outbox: Pick<OutboxStore, 'revive'>;
  readonly papers: PaperStore;
  readonly source: PaperSource;
  readonly sample: PaperSource;
  readonly drafter: Drafter;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How late (ms) an edition may still be posted. */
  readonly catchUpMs: number;
  /** The emoji that the bot puts under each paper on a platform, to be tapped, if any. */
  tapEmoji(platform: string): string | undefined;
  /** Whether the bundled sample may stand in for a channel's first edition. */
  showsSample(channel: ChannelRef): boolean;
}

const CHANGED = 'The settings of this channel were changed a moment ago. Please try again.';

/**
 * After the catch-up window a source that stayed away is said so, but only by a Paperboy that was
 * there all the time: one that wakes up later than this says nothing about a day long gone.
 */
const LAST_WORD_MS = 10 * 60_000;

/**
 * A source that fails is asked every minute: an edition waits for two more
 * attempts before another source stands in.
 */
const STAND_IN_AFTER_MS = 2 * 60_000;

/** What became of the wish to have today's edition now. */
export type PostNow =
  | { readonly outcome: 'planned'; readonly papers: number }
  /** The channel has had today's edition. */
  | { readonly outcome: 'posted before'; readonly edition: Edition }
  /** There is nothing to post now, and why; the edition stays due at its time. */
  | { readonly outcome: 'nothing'; readonly notice: string };

/** Plans the editions that are due. */
export interface Editor {
  /**
   * Idempotent: plans every edition whose time has come, once per channel and local date. An
   * edition whose source can't be read waits within the catch-up window.
   * @param between awaited after each of them, so that a thousand don't keep everything else waiting
   */
  sweep(between?: () => Promise<void>): Promise<void>;
  /** What the next edition would hold if it were planned now; writes no edition. */
  preview(subscription: Subscription): Promise<EditionDraft>;
  /** Plans today's edition at once; it counts as the one that was due today. */
  postNow(subscription: Subscription): Promise<PostNow>;
}

export function createEditor(dependencies: EditorDependencies): Editor {
  const { subscriptions, editions, outbox, drafter, clock, logger } = dependencies;
  const { catchUpMs, tapEmoji } = dependencies;

  async function plan(subscription: Subscription, draft: EditionDraft, next: Plan['next']) {
    const { label } = draft.kind === 'sample' ? dependencies.sample : dependencies.source;
    const voteEmoji = tapEmoji(subscription.channel.platform);
    const options = {
      now: clock.now(),
      sourceLabel: label,
      ...(voteEmoji && { voteEmoji }),
      next,
    };
    const isNew = await editions.plan(planEdition(subscription, draft, options));
    if (!isNew) return false;
    const { localDate: date, kind, outcome, sourceDay } = draft;
    logger.info(
      {
        subscription: subscription.id,
        date,
        kind,
        outcome,
        sourceDay,
        papers: draft.chosen.length,
      },
      'edition planned',
    );
    return true;
  }

  /** The channel's first edition: it waits as long as it takes, showing the sample meanwhile. */
  async function planFirst(subscription: Subscription): Promise<void> {
    const date = localDate(clock.now(), subscription.zone);
    const draft = await drafter.daily(subscription, date);
    if (draft.outcome !== 'source-failed') {
      await plan(subscription, draft, runAfter(date, subscription));
      return;
    }
    if ((await editions.latest(subscription.id, 1)).length > 0) return;
    logger.warn(
      { subscription: subscription.id, help: operatingPage('source-down') },
      'no live papers yet: showing the bundled sample',
    );
    await keepSample(dependencies);
    await plan(subscription, await drafter.sample(subscription, draft), subscription);
  }

  async function planDue(subscription: Subscription): Promise<void> {
    const { nextDate, nextRunAt } = subscription;
    const next = runAfter(nextDate, subscription);
    const lateness = clock.now() - nextRunAt;
    if (lateness > catchUpMs + LAST_WORD_MS) {
      await plan(subscription, late(nextDate), next);
      return next.nextRunAt <= clock.now() ? planDue({ ...subscription, ...next }) : undefined;
    }
    const draft = await drafter.daily(subscription, nextDate);
    if (draft.outcome === 'source-failed' && lateness <= catchUpMs) return;
    if (draft.standIn && lateness < STAND_IN_AFTER_MS) return;
    await plan(subscription, draft, next);
  }

  /** What was refused of an edition is sent after all; nothing, when its papers went out. */
  async function again({
    subscriptionId,
    plannedAt,
    papers,
  }: Edition): Promise<PostNow | undefined> {
    const steps = await outbox.revive(subscriptionId, plannedAt, clock.now());
    const missing = steps.filter((step) => step === 'paper').length;
    const count = steps.includes('parent') ? papers.length : missing;
    return count > 0 ? { outcome: 'planned', papers: count } : undefined;
  }

  return {
    async preview(subscription) {
      const waits = dependencies.showsSample(subscription.channel);
      if (!waits || (await hasDaily(editions, subscription))) {
        return drafter.daily(subscription, subscription.nextDate);
      }
      const date = localDate(clock.now(), subscription.zone);
      const draft = await drafter.daily(subscription, date);
      return draft.outcome === 'source-failed' ? drafter.sample(subscription, draft) : draft;
    },

    async postNow(subscription) {
      const date = localDate(clock.now(), subscription.zone);
      const edition = await editions.ofDate(subscription.id, date);
      if (edition) return (await again(edition)) ?? { outcome: 'posted before', edition };
      const draft = await drafter.daily(subscription, date);
      if (draft.outcome !== 'papers') {
        return { outcome: 'nothing', notice: draft.notice ?? 'There are no papers.' };
      }
      const { nextDate, nextRunAt } = subscription;
      const later = nextDate > date ? { nextDate, nextRunAt } : runAfter(date, subscription);
      const isPlanned = await plan(subscription, draft, later);
      return isPlanned
        ? { outcome: 'planned', papers: draft.chosen.length }
        : { outcome: 'nothing', notice: CHANGED };
    },

    async sweep(between) {
      for (const { channel } of await subscriptions.due(clock.now())) {
        // The one before it may have taken a while, in which somebody changed this one.
        const subscription = await subscriptions.ofChannel(channel);
        if (!subscription || !isDue(subscription, clock.now())) continue;
        const isFirst =
          dependencies.showsSample(subscription.channel) &&
          !(await hasDaily(editions, subscription));
        await (isFirst ? planFirst(subscription) : planDue(subscription));
        await between?.();
      }
    },
  };
}

const isDue = ({ standing, nextRunAt }: Subscription, now: number): boolean =>
  standing.state === 'active' && nextRunAt <= now;

async function hasDaily(editions: EditionStore, { id }: Subscription): Promise<boolean> {
  const latest = await editions.latest(id, 1);
  return latest.some((edition) => edition.kind === 'daily');
}

/**
 * The bundle's papers join the library when they are shown, and only those that it lacks: what the
 * source told of a paper is better.
 */
async function keepSample({ sample, papers, clock }: EditorDependencies): Promise<void> {
  const answer = await sample.list({ by: 'trending' });
  if (!answer.changed) return;
  const known = await papers.getMany(answer.entries.map(({ paper }) => paper.id));
  const unknown = answer.entries.filter(({ paper }) => !known.has(paper.id));
  await papers.put(sample.name, unknown, clock.now());
}

const late = (date: Day): EditionDraft => ({
  localDate: date,
  kind: 'daily',
  outcome: 'late',
  chosen: [],
  leftOut: [],
});
