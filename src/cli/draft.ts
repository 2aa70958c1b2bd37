import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { secretsOf } from '../config/secrets.ts';
import type { EditionDraft } from '../core/edition/draft.ts';
import { LAYOUTS, type Layout } from '../core/edition/layout.ts';
import type { Subscription } from '../core/edition/model.ts';
import { planEdition } from '../core/edition/plan.ts';
import { UserError } from '../core/errors.ts';
import type { Plan } from '../core/ports/stores/editions.ts';
import { localSubscription } from '../local-subscription.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';
import { createLogger } from '../service/logger.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** How long the source may take before the edition is made from what is known. */
const PATIENCE_MS = 10_000;

export interface Drafted extends Pick<Newsroom, 'tapEmoji'> {
  readonly draft: EditionDraft;
  /** The local channel's. */
  readonly subscription: Subscription;
  readonly sourceLabel: string;
}

/** Drafts the local channel's next edition as of now, beside a Paperboy that runs. */
export async function withDraft(
  surroundings: Surroundings,
  use: (drafted: Drafted) => Promise<void> | void,
): Promise<void> {
  const { config, terminal } = surroundings;
  const stopping = new AbortController();
  const newsroom = await openNewsroom({
    ...surroundings,
    clock: systemClock,
    logger: createLogger({ level: 'error', readable: terminal, secrets: secretsOf(config) }),
    signal: stopping.signal,
    access: existsSync(config.databaseFile) ? 'guest' : 'owner',
  });
  const { storage, intake, editor, source, sample, tapEmoji } = newsroom;
  try {
    await Promise.race([intake.refresh(), sleep(PATIENCE_MS, undefined, { ref: false })]);
    const fresh = localSubscription({ ...surroundings, clock: systemClock });
    const subscription = (await storage.subscriptions.ofChannel(fresh.channel)) ?? fresh;
    const draft = await editor.preview(subscription);
    const { label: sourceLabel } = draft.kind === 'sample' ? sample : source;
    await use({ draft, subscription, sourceLabel, tapEmoji });
  } finally {
    stopping.abort();
    await storage.close();
  }
}

/** Plans the local channel's next edition as of now, in a layout and as a platform gets it. */
export async function planDraft(
  platform: string,
  layout: string,
  surroundings: Surroundings,
  use: (plan: Plan) => Promise<void> | void,
): Promise<void> {
  const wanted = toLayout(layout);
  await withDraft(surroundings, ({ draft, subscription, sourceLabel, tapEmoji }) => {
    const { nextDate, nextRunAt } = subscription;
    const voteEmoji = tapEmoji(platform);
    const options = {
      now: systemClock.now(),
      sourceLabel,
      ...(voteEmoji && { voteEmoji }),
      next: { nextDate, nextRunAt },
    };
    return use(planEdition({ ...subscription, layout: wanted }, draft, options));
  });
}

function toLayout(text: string): Layout {
  const layout = LAYOUTS.find((name) => name === text);
  if (layout) return layout;
  throw new UserError(`--layout is ${LAYOUTS.join(' or ')}, not "${text}".`);
}
