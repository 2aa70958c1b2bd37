import { describe, expect, test } from 'vitest';
import { PlatformError, type PlatformFailure } from '../../../src/core/errors.ts';
import { messageOf, postPapers } from './posted-papers.ts';
import {
  CHANNEL,
  ELSEWHERE,
  electorateOf,
  GATHERED,
  OTHER_PAPER,
  PAPER,
  personOf,
  setUpVotes,
  type VoteSetUp,
} from './set-up.ts';

const first = messageOf(CHANNEL, PAPER);
const second = messageOf(CHANNEL, OTHER_PAPER);
const elsewhere = messageOf(ELSEWHERE, PAPER);

const by = (id: string) => ({ person: personOf(id), emoji: '👍' });
const accept = async () => undefined;
const refusal = (failure: PlatformFailure) => async () => {
  throw new PlatformError(`the platform said ${failure.kind}`, failure);
};

const votersOf = async ({ storage }: VoteSetUp, paper = PAPER) =>
  (await storage.votes.voters(electorateOf(CHANNEL), paper)).map(({ id }) => id);

/** Reactions while nobody listened: ann's was told, then taken back; ben's was never told. */
async function missEvents(voting: VoteSetUp): Promise<void> {
  await voting.vote(first, 'ann');
  voting.unreact(first, by('ann'));
  voting.react(first, by('ben'));
}

describe('after a gap', () => {
  test('votes are what the platform lists, both ways, and the message shows it', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    voting.react(first, by('cleo'));
    voting.watch.gap('discord');
    await voting.pass(GATHERED);
    expect(await votersOf(voting)).toEqual(['ben', 'cleo']);
    expect(voting.edits).toEqual([{ message: first, votes: 2 }]);
  });

  test('button votes stay, for no list of reactors knows them', async () => {
    const voting = await setUpVotes();
    const { votes } = voting.storage;
    await votes.cast({ person: personOf('ann'), paperId: PAPER, origin: 'button', at: 1 });
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(await votersOf(voting)).toEqual(['ann']);
  });

  test('the newest messages are checked first, and those older than 14 days are left', async () => {
    const voting = await setUpVotes();
    const old = { ...CHANNEL, id: 'old' };
    await postPapers(voting.storage, old, [PAPER], Date.parse('2026-08-06T09:59Z'));
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(voting.listed[0]).toBe(elsewhere);
    expect(new Set(voting.listed)).toEqual(new Set([elsewhere, first, second]));
  });

  test.each(['not-found', 'forbidden'] as const)(
    'a message whose list is %s keeps what is known, and is not asked about again',
    async (kind) => {
      const voting = await setUpVotes();
      await missEvents(voting);
      voting.onList = refusal({ kind });
      voting.watch.gap('discord');
      await voting.pass(600_000);
      expect(await votersOf(voting)).toEqual(['ann']);
      expect(voting.listed).toHaveLength(3);
    },
  );

  test('a list that is not whole takes nothing away', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    voting.platform.listReactors = async () => ({ reactors: [], complete: false });
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(await votersOf(voting)).toEqual(['ann']);
  });
});

describe('a platform that is away', () => {
  test('is asked again later, about what is left alone', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    voting.onList = (message) =>
      message === first ? refusal({ kind: 'unavailable' })() : accept();
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(voting.listed).toHaveLength(3);
    voting.onList = accept;
    await voting.pass(1_000);
    expect(voting.listed.slice(3)).toEqual([first]);
    expect(await votersOf(voting)).toEqual(['ben']);
  });

  test('is not asked about every message, and ever more rarely', async () => {
    const voting = await setUpVotes();
    const many = Array.from(
      { length: 50 },
      (_, index) => `2608.1${String(index).padStart(4, '0')}`,
    );
    await postPapers(voting.storage, { ...CHANNEL, id: 'many' }, many, Date.parse('2026-08-20'));
    voting.onList = refusal({ kind: 'unavailable' });
    voting.watch.gap('discord');
    await voting.pass(3_600_000);
    // Two dozen rounds of four: doubling from a second up to every five minutes.
    expect(voting.listed.length).toBeLessThan(100);
  });

  test('is given the time that it asks for', async () => {
    const voting = await setUpVotes();
    voting.onList = refusal({ kind: 'rate-limited', retryAfterMs: 60_000 });
    voting.watch.gap('discord');
    await voting.pass(59_999);
    expect(voting.listed).toHaveLength(3);
    await voting.pass(1);
    expect(voting.listed).toHaveLength(6);
  });

  test('is asked about everything at once when it is back', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    voting.onList = refusal({ kind: 'unauthorized' });
    voting.watch.gap('discord');
    await voting.pass(100_000);
    voting.onList = accept;
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(await votersOf(voting)).toEqual(['ben']);
  });
});

describe('while a message is being checked', () => {
  test('a vote that comes after the list was made is not lost', async () => {
    const voting = await setUpVotes();
    voting.onList = async (message) => {
      voting.onList = accept;
      await voting.vote(message, 'ann');
    };
    await voting.watch.recount('discord', first);
    expect(await votersOf(voting)).toEqual(['ann']);
  });

  test('a vote that is taken back after the list was made does not return', async () => {
    const voting = await setUpVotes();
    await voting.vote(first, 'ann');
    voting.onList = async (message) => {
      voting.onList = accept;
      await voting.unvote(message, 'ann');
    };
    await voting.watch.recount('discord', first);
    expect(await votersOf(voting)).toEqual([]);
  });

  test('of two checks at once, the older list does not undo the newer', async () => {
    const voting = await setUpVotes();
    await voting.vote(first, 'ann');
    let answer = () => {};
    voting.onList = () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      });
    const older = voting.watch.recount('discord', first);
    await voting.pass(0);
    voting.onList = accept;
    voting.unreact(first, by('ann'));
    await voting.watch.recount('discord', first);
    answer();
    await older;
    expect(await votersOf(voting)).toEqual([]);
  });

  test('events without end are stored, and the check is made up for when they end', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    let events = 0;
    voting.onList = async (message) => {
      if (message !== first) return;
      events += 1;
      await voting.vote(first, `person ${events}`);
    };
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(await votersOf(voting)).toContain('person 3');
    voting.onList = accept;
    await voting.pass(1_000);
    expect(await votersOf(voting)).not.toContain('ann');
    expect(await votersOf(voting)).toHaveLength(events + 1);
  });

  test('gaps start no second run beside the first, but one more after it', async () => {
    const voting = await setUpVotes();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    voting.onList = () => held;
    for (const _ of [1, 2, 3]) voting.watch.gap('discord');
    await voting.pass(0);
    voting.watch.gap('discord');
    voting.watch.gap('discord');
    await voting.pass(0);
    expect(voting.listed).toHaveLength(3);
    answer();
    await voting.pass(600_000);
    expect(voting.listed).toHaveLength(6);
  });
});

test('a gap during a run that fails is not put off with it', async () => {
  const voting = await setUpVotes();
  voting.onList = async () => {
    voting.onList = accept;
    voting.watch.gap('discord');
    throw new PlatformError('the platform broke', { kind: 'unavailable' });
  };
  voting.watch.gap('discord');
  await voting.pass(0);
  expect(voting.listed).toHaveLength(6);
});

describe('a recount', () => {
  test('asks about the one message, and the message follows', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    await voting.vote(first, 'cleo');
    voting.unreact(first, by('ben'));
    voting.unreact(first, by('cleo'));
    await voting.watch.recount('discord', first);
    expect(voting.listed).toEqual([first]);
    expect(await votersOf(voting)).toEqual([]);
    await voting.watch.recount('discord', 'a message that shows no paper');
    expect(voting.listed).toEqual([first]);
  });

  test('of a message that is no longer recent takes away, and adds nothing', async () => {
    const voting = await setUpVotes();
    const old = { ...CHANNEL, id: 'old' };
    await postPapers(voting.storage, old, [PAPER], Date.parse('2026-08-06T09:59Z'));
    const message = messageOf(old, PAPER);
    await voting.vote(message, 'ann');
    voting.unreact(message, by('ann'));
    voting.react(message, by('ben'));
    await voting.watch.recount('discord', message);
    expect(await votersOf(voting)).toEqual([]);
  });

  test('that fails is made up for', async () => {
    const voting = await setUpVotes();
    await missEvents(voting);
    voting.onList = refusal({ kind: 'unavailable' });
    await voting.watch.recount('discord', first);
    voting.onList = accept;
    await voting.pass(10_000);
    expect(await votersOf(voting)).toEqual(['ben']);
  });
});

test('who was forgotten is not found again on the messages from before', async () => {
  const voting = await setUpVotes();
  for (const id of ['ann', 'ben']) await voting.vote(first, id);
  await voting.storage.people.forget(personOf('ann'), voting.clock.now());
  voting.watch.gap('discord');
  await voting.pass(GATHERED);
  expect(voting.listed).toContain(first);
  expect(await votersOf(voting)).toEqual(['ben']);
});

test('after stopping, nothing more is asked', async () => {
  const voting = await setUpVotes();
  voting.onList = refusal({ kind: 'unavailable' });
  voting.watch.gap('discord');
  await voting.pass(0);
  await voting.watch.stop();
  voting.watch.gap('discord');
  await voting.pass(600_000);
  expect(voting.listed).toHaveLength(3);
});
