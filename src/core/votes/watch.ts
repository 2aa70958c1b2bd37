import type { PaperId } from '../paper/identity.ts';
import type { MessageRef, ReactionEvent } from '../ports/chat-platform.ts';
import { createVoteDisplay, type VoteDisplayDependencies } from './display.ts';
import { createReactionLedger } from './ledger.ts';
import { createPause } from './pause.ts';
import { createRepairs, type Repairs } from './repairs.ts';

/** Everything about votes that goes on by itself: stored, repaired, shown. */
export interface VoteWatch {
  /** Resolves once the event is stored. */
  reaction(event: ReactionEvent): Promise<void>;
  /** Reactions to a message changed in a way that only its list of reactors tells. */
  recount(platform: string, message: MessageRef): Promise<void>;
  /** Events may have been missed: also at start, once the platform can be asked. */
  gap(platform: string): void;
  /** A message that shows a paper stands; the team may have voted for it before. */
  posted(platform: string, message: MessageRef): void;
  /** A vote for the paper came or went otherwise than by a reaction. */
  voted(paper: PaperId): void;
  /**
   * Begins nothing more, and resolves when what is under way is recorded, or takes too long: the
   * next start finds out what became of it.
   */
  stop(): Promise<void>;
}

/** How long stopping may take. */
const STOPPING_MS = 5_000;

export function createVoteWatch(dependencies: VoteDisplayDependencies): VoteWatch {
  const ledger = createReactionLedger(dependencies);
  const display = createVoteDisplay(dependencies);
  const repairs = new Map<string, Repairs>();
  let stopped = false;

  function repairsOf(name: string): Repairs | undefined {
    const platform = dependencies.platformOf(name);
    const known = repairs.get(name);
    if (stopped || !platform || known) return known;
    const { changed } = display;
    const created = createRepairs(platform, { ...dependencies, ledger, changed });
    repairs.set(name, created);
    return created;
  }

  return {
    async reaction(event) {
      await ledger.record(event);
      display.reacted(event.person.platform, event.message);
    },
    recount: async (platform, message) => repairsOf(platform)?.one(message),
    gap(platform) {
      // What was stored before Paperboy stopped is shown at once; the platform takes its time.
      display.catchUp(platform);
      repairsOf(platform)?.all();
    },
    posted: display.posted,
    voted: (paper) => display.changed([paper]),
    async stop() {
      stopped = true;
      const ends = [display, ...repairs.values()].map((part) => part.stop());
      const deadline = createPause();
      await Promise.race([Promise.all(ends), deadline.wait(STOPPING_MS)]);
      deadline.end();
    },
  };
}
