import type { ChatPlatform, MessageRef } from '../ports/chat-platform.ts';
import type { Display, DisplayStore } from '../ports/stores/displays.ts';
import { createPause } from './pause.ts';
import { RECENT_MS } from './recent.ts';
import { type ReconcileDependencies, reconcile } from './reconcile.ts';
import { voteRetryDelay } from './retry.ts';

export interface RepairDependencies extends Omit<ReconcileDependencies, 'signal'> {
  readonly displays: DisplayStore;
}

/** Repairs the votes of one platform, in the background, until everything could be asked. */
export interface Repairs {
  /**
   * Checks all recent messages, the newest first. One run at a time; asked for during a run, the
   * messages are checked once more after it.
   */
  all(): void;
  /** Checks one message now, if it shows a paper. */
  one(message: MessageRef): Promise<void>;
  stop(): Promise<void>;
}

/** Finds the messages to check. */
type Task = () => Promise<readonly Display[]>;

/** What is left of a task. */
interface Rest {
  readonly task?: Task;
  readonly waitMs: number;
}

export function createRepairs(platform: ChatPlatform, dependencies: RepairDependencies): Repairs {
  const { displays, clock, logger } = dependencies;
  const { name } = platform;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = createPause();
  const recent: Task = () => displays.since(name, clock.now() - RECENT_MS);
  const check = (messages: readonly Display[]) =>
    reconcile(platform, messages, { ...dependencies, signal });
  let asked: Task | undefined;
  let running: Promise<void> | undefined;

  async function attempt(task: Task): Promise<Rest> {
    try {
      const messages = await task();
      const { repaired, left, waitMs } = await check(messages);
      const counts = { messages: messages.length, repaired, left: left.length };
      if (messages.length > 0) logger.info({ platform: name, ...counts }, 'votes checked');
      return { waitMs, ...(left.length > 0 && { task: async () => left }) };
    } catch (error) {
      logger.error({ platform: name, err: error }, 'checking votes broke off');
      return { task, waitMs: 0 };
    }
  }

  const take = (): Task | undefined => {
    const task = asked;
    asked = undefined;
    return task;
  };

  async function run(): Promise<void> {
    let attempts = 0;
    for (let task = take(); task && !signal.aborted; task = take()) {
      const rest = await attempt(task);
      attempts = rest.task ? attempts + 1 : 0;
      // Asked for everything meanwhile, there is nothing to wait for and nothing left of this task.
      if (!rest.task || asked || signal.aborted) continue;
      asked = rest.task;
      await pause.wait(Math.max(rest.waitMs, voteRetryDelay(attempts)));
    }
    running = undefined;
  }

  function all(): void {
    if (signal.aborted) return;
    asked = recent;
    pause.end();
    running ??= run();
  }

  return {
    all,
    async one(message) {
      const shown = await displays.byMessage(name, message);
      if (!shown || signal.aborted) return;
      const { left } = await check([shown]);
      if (left.length > 0) all();
    },
    async stop() {
      stopping.abort();
      pause.end();
      await running;
    },
  };
}
