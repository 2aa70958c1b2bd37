import { expect, test } from 'vitest';
import { createHousekeeping, toKeep } from '../src/housekeeping.ts';
import { messageOf } from './core/votes/posted-papers.ts';
import { CHANNEL, GATHERED, PAPER, personOf, setUpVotes } from './core/votes/set-up.ts';
import { silentLogger } from './support/silent-logger.ts';
import { temporaryStorage } from './support/temporary-storage.ts';

test('messages show fewer votes after somebody was forgotten, whichever process did it', async () => {
  const voting = await setUpVotes();
  const { storage, watch: votes, clock } = voting;
  const posted = messageOf(CHANNEL, PAPER);
  for (const id of ['ann', 'ben']) await voting.vote(posted, id);
  await voting.pass(GATHERED);
  const { retention, departures } = await temporaryStorage();
  const housekeeping = createHousekeeping({
    storage: { ...storage, retention, departures },
    keep: toKeep({ observations: 365, votes: 730, saved: 'forever', departed: 30 }),
    ...{ votes, clock, logger: silentLogger, signal: new AbortController().signal },
  });
  await storage.people.forget(personOf('ann'), clock.now());
  await housekeeping.run();
  await voting.pass(GATHERED);
  expect(voting.edits).toEqual([
    { message: posted, votes: 2 },
    { message: posted, votes: 1 },
  ]);
});
