import { assertNever } from '../errors.ts';
import { operatingPage } from '../operating-page.ts';
import type { PaperId } from '../paper/identity.ts';
import type { ChatPlatform } from '../ports/chat-platform.ts';
import type { Logger } from '../ports/logger.ts';
import type { Display, DisplayStore } from '../ports/stores/displays.ts';
import { voteRetryDelay } from './retry.ts';
import { type ShowOutcome, showVotes } from './show-votes.ts';

export interface EditDependencies {
  readonly displays: DisplayStore;
  readonly logger: Logger;
  /** Asks for a paper's messages to be compared again. */
  again(papers: readonly PaperId[]): void;
}

/** Edits the messages of one platform until they show what they should. */
export interface Edits {
  /** A comparison begins to read what messages show. */
  comparing(): void;
  /** What the comparison found that a message should show; the newest wish counts. */
  want(display: Display, votes: number): void;
  /** Begins no further edit, and resolves when those under way are recorded. */
  stop(): Promise<void>;
}

interface Wish {
  readonly display: Display;
  readonly votes: number;
}

/** Channels in which a message is edited at a time; within one, edits follow each other. */
const LANES = 16;

const HELP = operatingPage('votes-not-shown');

export function createEdits(
  platform: ChatPlatform,
  { displays, logger, again }: EditDependencies,
): Edits {
  const wishes = new Map<string, Wish>();
  /** By channel: one that is slow or limited holds back no other. */
  const lanes = new Map<string, Promise<void>>();
  const editing = new Set<string>();
  /** Edited since the comparison began: what it read of them may be old. */
  let touched = new Set<string>();
  /** The votes that the platform does not let a message show. */
  const refused = new Map<string, number>();
  const failures = new Map<string, number>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  function fillLanes(): void {
    for (const wish of wishes.values()) {
      if (stopped || lanes.size >= LANES) return;
      const lane = wish.display.channel.id;
      if (!lanes.has(lane)) lanes.set(lane, fulfil(wish, lane));
    }
  }

  async function fulfil(wish: Wish, lane: string): Promise<void> {
    const { key } = wish.display;
    wishes.delete(key);
    editing.add(key);
    touched.add(key);
    settle(wish, await edit(wish));
    editing.delete(key);
    lanes.delete(lane);
    fillLanes();
  }

  async function edit({ display: { key, message }, votes }: Wish): Promise<ShowOutcome> {
    try {
      // Read again: another edit may have ended since the comparison.
      const display = await displays.byMessage(platform.name, message);
      if (!display || display.votes === votes) return { outcome: 'shown' };
      return await showVotes(platform, display, votes, displays);
    } catch (error) {
      logger.error({ key, err: error }, 'showing votes broke off');
      return { outcome: 'failed', reason: 'showing votes broke off', waitMs: 0 };
    }
  }

  function settle(wish: Wish, result: ShowOutcome): void {
    const { key } = wish.display;
    switch (result.outcome) {
      case 'shown':
        refused.delete(key);
        failures.delete(key);
        return;
      case 'refused':
        logger.warn({ key, reason: result.reason, help: HELP }, 'votes not shown');
        refused.set(key, wish.votes);
        failures.delete(key);
        return;
      case 'failed':
        logger.warn({ key, reason: result.reason, help: HELP }, 'votes not shown yet');
        retry(wish.display, result.waitMs);
        return;
      default:
        assertNever(result);
    }
  }

  function retry({ key, paperId }: Display, waitMs: number): void {
    // What is wanted meanwhile waits too: the comparison will find it again.
    wishes.delete(key);
    if (stopped) return;
    const attempts = (failures.get(key) ?? 0) + 1;
    failures.set(key, attempts);
    const compareAgain = () => {
      waiting.delete(key);
      again([paperId]);
    };
    waiting.set(key, setTimeout(compareAgain, Math.max(waitMs, voteRetryDelay(attempts))));
  }

  return {
    comparing() {
      touched = new Set(editing);
    },

    want(display, votes) {
      const { key } = display;
      if (waiting.has(key)) return;
      // Refused, it is tried again once the votes have been others, be it those that it shows.
      if (refused.get(key) !== votes) refused.delete(key);
      const isRight = display.votes === votes || refused.has(key);
      if (isRight && !touched.has(key)) wishes.delete(key);
      else wishes.set(key, { display, votes });
      fillLanes();
    },

    async stop() {
      stopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all(lanes.values());
    },
  };
}
