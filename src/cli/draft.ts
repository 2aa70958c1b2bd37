import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EditionDraft } from '../core/edition/draft.ts';
import type { Subscription } from '../core/edition/model.ts';
import { localSubscription } from '../local-subscription.ts';
import { openNewsroom } from '../newsroom.ts';
import { createLogger } from '../service/logger.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** How long the source may take before the edition is made from what is known. */
const PATIENCE_MS = 10_000;

export interface Drafted {
  readonly draft: EditionDraft;
  /** The local channel's. */
  readonly subscription: Subscription;
  readonly sourceLabel: string;
  readonly voteEmoji: string;
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
    logger: createLogger({ level: 'error', readable: terminal }),
    signal: stopping.signal,
    access: existsSync(config.databaseFile) ? 'guest' : 'owner',
  });
  const { storage, intake, editor, source, sample } = newsroom;
  try {
    await Promise.race([intake.refresh(), sleep(PATIENCE_MS, undefined, { ref: false })]);
    const fresh = localSubscription({ ...surroundings, clock: systemClock });
    const subscription = (await storage.subscriptions.ofChannel(fresh.channel)) ?? fresh;
    const draft = await editor.preview(subscription);
    const { label: sourceLabel } = draft.kind === 'sample' ? sample : source;
    const voteEmoji = config.settings.voteEmojis[0] ?? '👍';
    await use({ draft, subscription, sourceLabel, voteEmoji });
  } finally {
    stopping.abort();
    await storage.close();
  }
}
