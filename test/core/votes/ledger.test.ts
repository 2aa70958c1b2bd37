import { expect, test } from 'vitest';
import type { VoteStore } from '../../../src/core/ports/stores/votes.ts';
import { createReactionLedger } from '../../../src/core/votes/ledger.ts';
import { messageOf } from './posted-papers.ts';
import { CHANNEL, electorateOf, PAPER, personOf, setUpVotes } from './set-up.ts';

const message = messageOf(CHANNEL, PAPER);
const ann = { message, person: personOf('ann'), emoji: '👍' };

test('events of one message are stored in their order, though an earlier write takes longer', async () => {
  const { storage } = await setUpVotes();
  let finish = () => {};
  const slow: VoteStore = {
    ...storage.votes,
    add: (reaction) =>
      new Promise((resolve) => {
        finish = () => resolve(storage.votes.add(reaction));
      }),
  };
  const ledger = createReactionLedger({ votes: slow, clock: { now: () => 1 } });
  const stored = [
    ledger.record({ ...ann, change: 'added' }),
    ledger.record({ ...ann, change: 'removed' }),
  ];
  await Promise.resolve();
  await Promise.resolve();
  finish();
  await Promise.all(stored);
  expect(await storage.votes.voters(electorateOf(CHANNEL), PAPER)).toEqual([]);
});

test('an event that could not be stored is told to the platform, and holds up no other', async () => {
  const { storage } = await setUpVotes();
  const broken: VoteStore = {
    ...storage.votes,
    remove: async () => {
      throw new Error('the disk is full');
    },
  };
  const ledger = createReactionLedger({ votes: broken, clock: { now: () => 1 } });
  const failed = ledger.record({ ...ann, change: 'removed' });
  const stored = ledger.record({ ...ann, change: 'added' });
  await expect(failed).rejects.toThrow('the disk is full');
  await stored;
  expect(await storage.votes.voters(electorateOf(CHANNEL), PAPER)).toHaveLength(1);
});
