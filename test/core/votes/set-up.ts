import { onTestFinished, vi } from 'vitest';
import type { ChannelRef, Person } from '../../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import type { Electorate } from '../../../src/core/ports/stores/votes.ts';
import { createVoteWatch, type VoteWatch } from '../../../src/core/votes/watch.ts';
import { createTestClock } from '../../support/clock.ts';
import { silentLogger as logger } from '../../support/silent-logger.ts';
import { memoryStorage, type PeopleStorage } from './memory-storage.ts';
import { postPapers } from './posted-papers.ts';
import { createVotingPlatform, type VotingPlatform } from './voting-platform.ts';

export const PAPER = '2608.00001';
export const OTHER_PAPER = '2608.00002';
export const CHANNEL: ChannelRef = { platform: 'discord', workspace: 'home', id: 'papers' };
export const ELSEWHERE: ChannelRef = { platform: 'discord', workspace: 'other', id: 'elsewhere' };

export const personOf = (id: string): Person => ({ platform: 'discord', workspace: 'home', id });

/** Longer than changes are gathered. */
export const GATHERED = 2_000;

export const electorateOf = (workspace: Omit<ChannelRef, 'id'>): Electorate => {
  return { members: [workspace], emojis: ['👍', '🔥'] };
};

export interface VoteSetUp extends VotingPlatform {
  readonly storage: PeopleStorage;
  readonly watch: VoteWatch;
  /** As a person does it: the platform has it, and tells. */
  vote(message: string, id: string): Promise<void>;
  unvote(message: string, id: string): Promise<void>;
  /** The program starts again on the same database and platform, after a clean end or a crash. */
  restart(): Promise<VoteWatch>;
  restartAfterCrash(): VoteWatch;
  pass(ms: number): Promise<unknown>;
  readonly clock: Clock;
}

/** Two papers in one channel and one in another team’s; time passes as the test says. */
export async function setUpVotes({
  votesKeptMs = Number.POSITIVE_INFINITY,
} = {}): Promise<VoteSetUp> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const storage = await memoryStorage();
  const clock = createTestClock('2026-08-20T10:00Z');
  await postPapers(storage, CHANNEL, [PAPER, OTHER_PAPER], clock.now() - 2_000);
  await postPapers(storage, ELSEWHERE, [PAPER], clock.now() - 1_000);
  const voting = createVotingPlatform('discord');
  const platformOf = (name: string) => (name === 'discord' ? voting.platform : undefined);
  const start = () => {
    const started = createVoteWatch({
      ...{ ...storage, platformOf, electorateOf, clock, logger },
      votesKeptMs,
    });
    onTestFinished(() => end(started));
    return started;
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  let watch = start();
  const end = async (ending: VoteWatch) => {
    await Promise.all([ending.stop(), pass(60_000)]);
  };
  const reactorOf = (id: string) => ({ person: personOf(id), emoji: '👍' });
  return Object.assign(voting, {
    storage,
    watch,
    async vote(message: string, id: string) {
      voting.react(message, reactorOf(id));
      await watch.reaction({ message, ...reactorOf(id), change: 'added' });
    },
    async unvote(message: string, id: string) {
      voting.unreact(message, reactorOf(id));
      await watch.reaction({ message, ...reactorOf(id), change: 'removed' });
    },
    async restart() {
      await end(watch);
      watch = start();
      return watch;
    },
    restartAfterCrash() {
      watch = start();
      return watch;
    },
    pass,
    clock,
  });
}
