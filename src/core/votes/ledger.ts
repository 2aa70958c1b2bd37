import type { MessageRef, ReactionEvent, Reactor, Reactors } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { VoteStore } from '../ports/stores/votes.ts';

export interface PostedMessage {
  readonly platform: string;
  readonly message: MessageRef;
}

/** What came of a correction; `unknown`: the list was not whole; `busy`: events kept coming. */
export type Correction = 'changed' | 'same' | 'unknown' | 'busy';

/**
 * Keeps the stored reactions. Events are hints; the platform's list of reactors is the truth, but
 * it may be older than an event that comes while it is on its way.
 */
export interface ReactionLedger {
  /** Stores a reaction as it happened. Whether it is a vote is derived when votes are counted. */
  record(event: ReactionEvent): Promise<void>;
  /** Makes the stored reactions of a message what the platform lists, both ways or only away. */
  correct(
    of: PostedMessage,
    list: () => Promise<Reactors>,
    ways: 'both' | 'away',
  ): Promise<Correction>;
}

/** How often a message is listed anew because it changed under the list. */
const LISTINGS = 3;

/** One message, while something of it is being listed or written. */
interface Page {
  /** Writes follow each other. */
  written: Promise<unknown>;
  /** Rises with every change. */
  version: number;
  /** Who holds the page; nobody: it is thrown away. */
  holders: number;
}

export function createReactionLedger({
  votes,
  clock,
}: {
  readonly votes: VoteStore;
  readonly clock: Clock;
}): ReactionLedger {
  const pages = new Map<string, Page>();

  async function open<T>(of: PostedMessage, work: (page: Page) => Promise<T>): Promise<T> {
    const id = JSON.stringify([of.platform, of.message]);
    const page = pages.get(id) ?? { written: Promise.resolve(), version: 0, holders: 0 };
    pages.set(id, page);
    page.holders += 1;
    try {
      return await work(page);
    } finally {
      page.holders -= 1;
      if (page.holders === 0) pages.delete(id);
    }
  }

  const store = ({ change, ...reaction }: ReactionEvent) =>
    change === 'added' ? votes.add({ ...reaction, at: clock.now() }) : votes.remove(reaction);

  async function correctOnce(
    list: () => Promise<Reactors>,
    page: Page,
    write: (reactors: readonly Reactor[]) => Promise<number>,
  ): Promise<Correction> {
    const { version } = page;
    const { reactors, complete } = await list();
    if (!complete) return 'unknown';
    return inTurn(page, async () => {
      if (page.version !== version) return 'busy';
      page.version += 1;
      return (await write(reactors)) > 0 ? 'changed' : 'same';
    });
  }

  async function replace(of: PostedMessage, reactors: readonly Reactor[]): Promise<number> {
    const { added, removed } = await votes.replace(of, reactors, clock.now());
    return added + removed;
  }

  return {
    record: (event) =>
      open({ platform: event.person.platform, message: event.message }, (page) => {
        page.version += 1;
        return inTurn(page, () => store(event));
      }),

    correct: (of, list, ways) =>
      open(of, async (page) => {
        const write = (reactors: readonly Reactor[]) =>
          ways === 'both' ? replace(of, reactors) : votes.retain(of, reactors);
        let result = await correctOnce(list, page, write);
        for (let listings = 1; result === 'busy' && listings < LISTINGS; listings += 1) {
          result = await correctOnce(list, page, write);
        }
        return result;
      }),
  };
}

function inTurn<T>(page: Page, write: () => Promise<T>): Promise<T> {
  const result = page.written.then(write);
  page.written = result.catch(() => undefined);
  return result;
}
