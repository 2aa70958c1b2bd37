import { type APIThreadChannel, Routes } from 'discord.js';
import type { Clock } from '../../core/ports/clock.ts';
import { madeAt } from './refs.ts';
import type { Bulk } from './rest.ts';

const DAY_MS = 24 * 3_600_000;

/** As long as votes are repaired, a thread takes votes. */
const KEPT_OPEN_MS = 14 * DAY_MS;

/** Discord may close a thread somewhat earlier than after its week of silence. */
const TOLERANCE_MS = DAY_MS;

const MINUTE_MS = 60_000;

type Thread = Pick<APIThreadChannel, 'id' | 'owner_id' | 'thread_metadata' | 'last_message_id'>;

/** Keeps the threads of editions open: Discord takes no reactions in one that fell asleep. */
export interface ThreadKeeper {
  /** Whether votes still make a thread be woken up. */
  isKept(thread: string): boolean;
  /** How a thread now stands; one that fell asleep is woken up. */
  seen(thread: Thread): Promise<void>;
  /** Looks once at a thread that may have fallen asleep while nobody was told. */
  check(thread: string): Promise<void>;
  /** Nobody was told for a while. */
  forget(): void;
}

interface ThreadKeeperDependencies {
  readonly bulk: Bulk;
  readonly clock: Clock;
  readonly botId: string;
  /** Whether Discord has told of the thread as one that is open. */
  isOpen(thread: string): boolean;
}

export function createThreadKeeper(dependencies: ThreadKeeperDependencies): ThreadKeeper {
  const { bulk, clock, botId, isOpen } = dependencies;
  const checked = new Set<string>();
  /** Woken once in its two weeks; whoever closes it after that means it. */
  const woken = new Set<string>();

  const isKept = (thread: string) => clock.now() - madeAt(thread) <= KEPT_OPEN_MS;

  async function seen(thread: Thread): Promise<void> {
    const { id, owner_id, thread_metadata: state } = thread;
    if (owner_id !== botId || !state?.archived || state.locked) return;
    if (!isKept(id) || woken.has(id) || !fellAsleep(thread)) return;
    woken.add(id);
    await bulk.patch(Routes.channel(id), { archived: false });
  }

  return {
    isKept,
    seen,
    async check(thread) {
      if (checked.has(thread) || !isKept(thread) || isOpen(thread)) return;
      checked.add(thread);
      await seen((await bulk.get(Routes.channel(thread))) as Thread);
    },
    forget: () => checked.clear(),
  };
}

/** Closed after a week of silence, and not by a person before. */
function fellAsleep({ id, last_message_id, thread_metadata: state }: Thread): boolean {
  if (!state) return false;
  const quietMs = Date.parse(state.archive_timestamp) - madeAt(last_message_id ?? id);
  return quietMs >= state.auto_archive_duration * MINUTE_MS - TOLERANCE_MS;
}
