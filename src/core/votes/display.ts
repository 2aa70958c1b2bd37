import type { PaperId } from '../paper/identity.ts';
import type { ChannelRef, ChatPlatform, MessageRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Display, DisplayStore } from '../ports/stores/displays.ts';
import type { Electorate, VoteStore } from '../ports/stores/votes.ts';
import { createEdits, type Edits } from './edits.ts';
import { displaysOf, isEmpty, join, noSuspects, type Suspects } from './suspects.ts';

export interface VoteDisplayDependencies {
  readonly votes: VoteStore;
  readonly displays: DisplayStore;
  readonly clock: Clock;
  /** How long (ms) votes are kept. */
  readonly votesKeptMs: number;
  readonly logger: Logger;
  /** Undefined when this Paperboy does not talk to the platform. */
  platformOf(name: string): ChatPlatform | undefined;
  electorateOf(workspace: Omit<ChannelRef, 'id'>): Electorate;
}

/** Keeps the votes that posted messages show what each message's own team has. */
export interface VoteDisplay {
  /** Votes for these papers may have changed. */
  changed(papers: readonly PaperId[]): void;
  /** Reactions to a message may have changed; it need not show a paper. */
  reacted(platform: string, message: MessageRef): void;
  /** A message stands since a moment ago, and shows no votes yet. */
  posted(platform: string, message: MessageRef): void;
  /** Anything recent may have changed on a platform. */
  catchUp(platform: string): void;
  /** Begins no further edit, and resolves when those under way are recorded. */
  stop(): Promise<void>;
}

/** Changes of this long are shown together, by one edit of each message. */
const GATHERED_MS = 2_000;

/** The database could not be asked. */
const BROKEN_MS = 30_000;

export function createVoteDisplay(dependencies: VoteDisplayDependencies): VoteDisplay {
  const { displays, logger, platformOf } = dependencies;
  const edits = new Map<string, Edits>();
  let suspects = noSuspects();
  let timer: NodeJS.Timeout | undefined;
  let comparing: Promise<void> | undefined;
  let stopped = false;

  function schedule(ms = GATHERED_MS): void {
    if (stopped || timer || comparing || isEmpty(suspects)) return;
    timer = setTimeout(() => {
      timer = undefined;
      comparing = compareAll();
    }, ms);
  }

  async function compareAll(): Promise<void> {
    const taken = suspects;
    suspects = noSuspects();
    let broken = false;
    try {
      await compare(taken);
    } catch (error) {
      logger.error({ err: error }, 'comparing votes broke off');
      join(suspects, taken);
      broken = true;
    }
    comparing = undefined;
    schedule(broken ? BROKEN_MS : GATHERED_MS);
  }

  async function compare(taken: Suspects): Promise<void> {
    for (const some of edits.values()) some.comparing();
    for (const group of byWorkspace(await displaysOf(taken, dependencies)).values()) {
      const tally = await tallyOf(group, dependencies);
      for (const display of group) {
        editsOf(display.channel.platform)?.want(display, tally.get(display.paperId) ?? 0);
      }
    }
  }

  function editsOf(name: string): Edits | undefined {
    const platform = platformOf(name);
    const known = edits.get(name);
    if (stopped || !platform || known) return known;
    const created = createEdits(platform, { displays, logger, again: changed });
    edits.set(name, created);
    return created;
  }

  function changed(papers: readonly PaperId[]): void {
    for (const paper of papers) suspects.papers.add(paper);
    schedule();
  }

  return {
    changed,
    reacted(platform, message) {
      // Looked up when votes are compared: what was posted just now may not be recorded yet.
      suspects.messages.set(JSON.stringify([platform, message]), { platform, message });
      schedule();
    },
    posted(platform, message) {
      suspects.posted.set(JSON.stringify([platform, message]), { platform, message });
      schedule();
    },
    catchUp(platform) {
      suspects.platforms.add(platform);
      schedule();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await comparing;
      await Promise.all([...edits.values()].map((some) => some.stop()));
    },
  };
}

/** Each workspace has one electorate, and so its own votes. */
function byWorkspace(displays: readonly Display[]): ReadonlyMap<string, readonly Display[]> {
  const groups = new Map<string, Display[]>();
  for (const display of displays) {
    const { platform, workspace } = display.channel;
    const id = JSON.stringify([platform, workspace]);
    const group = groups.get(id);
    if (group) group.push(display);
    else groups.set(id, [display]);
  }
  return groups;
}

async function tallyOf(
  displays: readonly Display[],
  { votes, electorateOf }: VoteDisplayDependencies,
): Promise<ReadonlyMap<PaperId, number>> {
  const [first] = displays;
  if (!first) return new Map();
  const ids = new Set(displays.map(({ paperId }) => paperId));
  return votes.tally(electorateOf(first.channel), [...ids]);
}
