import { describe, expect, test } from 'vitest';
import { PlatformError, type PlatformFailure } from '../../../src/core/errors.ts';
import { messageOf, postPapers } from './posted-papers.ts';
import {
  CHANNEL,
  ELSEWHERE,
  GATHERED,
  OTHER_PAPER,
  PAPER,
  personOf,
  setUpVotes,
  type VoteSetUp,
} from './set-up.ts';

const first = messageOf(CHANNEL, PAPER);
const second = messageOf(CHANNEL, OTHER_PAPER);

const refusal = (failure: PlatformFailure) => async () => {
  throw new PlatformError(`the platform said ${failure.kind}`, failure);
};
const accept = async () => undefined;

/** An edit that is answered when the test says so. */
function holdEdits(voting: VoteSetUp): { readonly answer: () => void } {
  let answer = () => {};
  voting.onEdit = () =>
    new Promise((resolve) => {
      answer = () => resolve(undefined);
    });
  return { answer: () => answer() };
}

/** Tallies that take until the test says so; then they count what is stored by then. */
function holdTallies({ storage: { votes } }: VoteSetUp) {
  const { tally } = votes;
  let begun = 0;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  votes.tally = async (...asked) => {
    begun += 1;
    await held;
    return tally(...asked);
  };
  return { begun: () => begun, goOn: () => goOn() };
}

describe('the shown count', () => {
  test('stays on messages that are older than any vote that is kept', async () => {
    const voting = await setUpVotes({ votesKeptMs: 86_400_000 });
    const old = { ...CHANNEL, id: 'old' };
    await postPapers(voting.storage, old, [PAPER], Date.parse('2026-08-19T09:00Z'));
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([{ message: first, votes: 1 }]);
  });

  test('follows the votes within seconds, with one edit for all that came together', async () => {
    const { vote, watch, pass, edits } = await setUpVotes();
    for (const id of ['ann', 'ben', 'cleo']) await vote(first, id);
    watch.voted(PAPER);
    await pass(GATHERED);
    expect(edits).toEqual([{ message: first, votes: 3 }]);
  });

  test('counts button votes, and each team sees its own', async () => {
    const { storage, watch, vote, pass, edits } = await setUpVotes();
    await vote(messageOf(ELSEWHERE, PAPER), 'ann');
    for (const id of ['ann', 'ben']) {
      await storage.votes.cast({ person: personOf(id), paperId: PAPER, origin: 'button', at: 1 });
    }
    watch.voted(PAPER);
    await pass(GATHERED);
    expect(new Set(edits)).toEqual(
      new Set([
        { message: first, votes: 2 },
        { message: messageOf(ELSEWHERE, PAPER), votes: 1 },
      ]),
    );
  });

  test('comes to a message that is new for a paper with votes, and no other message is looked at', async () => {
    const { storage, watch, pass, edits } = await setUpVotes();
    await storage.votes.cast({ person: personOf('ann'), paperId: PAPER, origin: 'button', at: 1 });
    const everywhere: string[] = [];
    storage.displays.ofPapers = async (ids) => {
      everywhere.push(...ids);
      return [];
    };
    watch.posted('discord', first);
    await pass(GATHERED);
    expect(edits).toEqual([{ message: first, votes: 1 }]);
    expect(everywhere).toEqual([]);
  });

  test('is not edited where it did not change', async () => {
    const { vote, unvote, pass, edits } = await setUpVotes();
    await vote(first, 'ann');
    await unvote(first, 'ann');
    await pass(60_000);
    expect(edits).toEqual([]);
  });

  test('takes in a vote that comes while the message is being edited', async () => {
    const voting = await setUpVotes();
    const held = holdEdits(voting);
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.vote(first, 'ben');
    await voting.pass(GATHERED);
    held.answer();
    await voting.pass(GATHERED);
    held.answer();
    await voting.pass(60_000);
    expect(voting.edits).toEqual([
      { message: first, votes: 1 },
      { message: first, votes: 2 },
    ]);
  });

  test('takes in a vote that is withdrawn while the message is being edited', async () => {
    const voting = await setUpVotes();
    const held = holdEdits(voting);
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.unvote(first, 'ann');
    await voting.pass(GATHERED);
    held.answer();
    await voting.pass(GATHERED);
    held.answer();
    await voting.pass(60_000);
    expect(voting.edits.at(-1)).toEqual({ message: first, votes: 0 });
  });

  test('is not edited twice when nothing changed while the message was being edited', async () => {
    const voting = await setUpVotes();
    const held = holdEdits(voting);
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    voting.watch.voted(PAPER);
    await voting.pass(GATHERED);
    voting.onEdit = accept;
    held.answer();
    await voting.pass(60_000);
    expect(voting.edits).toEqual([{ message: first, votes: 1 }]);
  });

  test('is right when an edit is begun and done while votes are being compared', async () => {
    const voting = await setUpVotes();
    const held = holdEdits(voting);
    await voting.vote(second, 'ann');
    await voting.pass(GATHERED);
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    const tallying = holdTallies(voting);
    await voting.unvote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.unvote(second, 'ann');
    voting.onEdit = accept;
    held.answer();
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([
      { message: second, votes: 1 },
      { message: first, votes: 1 },
    ]);
    expect(tallying.begun()).toBe(1);
    tallying.goOn();
    await voting.pass(60_000);
    expect(voting.edits.slice(2)).toEqual([
      { message: first, votes: 0 },
      { message: second, votes: 0 },
    ]);
  });

  test('waits in a slow channel without holding back another', async () => {
    const voting = await setUpVotes();
    voting.onEdit = (message) => (message === first ? new Promise(() => {}) : accept());
    await voting.vote(first, 'ann');
    await voting.vote(messageOf(ELSEWHERE, PAPER), 'ann');
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([{ message: messageOf(ELSEWHERE, PAPER), votes: 1 }]);
  });

  test('follows a vote on a message whose sending was recorded only after it', async () => {
    const { storage, vote, pass, edits } = await setUpVotes();
    const late = { ...CHANNEL, id: 'late' };
    await vote(messageOf(late, PAPER), 'ann');
    await postPapers(storage, late, [PAPER], Date.parse('2026-08-20T10:00Z'));
    await pass(GATHERED);
    expect(edits).toContainEqual({ message: messageOf(late, PAPER), votes: 1 });
  });
});

describe('an edit that does not succeed', () => {
  test.each(['unavailable', 'unknown-outcome'] as const)(
    'because it is %s is tried again',
    async (kind) => {
      const voting = await setUpVotes();
      voting.onEdit = refusal({ kind });
      await voting.vote(first, 'ann');
      await voting.pass(GATHERED);
      voting.onEdit = accept;
      await voting.pass(10_000);
      expect(voting.edits).toEqual([{ message: first, votes: 1 }]);
    },
  );

  test('because of a rate limit waits as long as it is told, whatever happens meanwhile', async () => {
    const voting = await setUpVotes();
    let attempts = 0;
    let limit = () => {};
    voting.onEdit = () => {
      attempts += 1;
      return new Promise((resolve) => {
        limit = () => resolve(refusal({ kind: 'rate-limited', retryAfterMs: 30_000 })());
      });
    };
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.vote(first, 'ben');
    await voting.pass(GATHERED);
    limit();
    await voting.vote(first, 'cleo');
    await voting.pass(29_000);
    expect(attempts).toBe(1);
    voting.onEdit = accept;
    await voting.pass(10_000);
    expect(voting.edits).toEqual([{ message: first, votes: 3 }]);
  });

  test('as far as anybody knows is put right when the vote is withdrawn', async () => {
    const voting = await setUpVotes();
    voting.onEdit = refusal({ kind: 'unknown-outcome' });
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    voting.onEdit = accept;
    await voting.unvote(first, 'ann');
    await voting.pass(60_000);
    expect(voting.edits).toEqual([{ message: first, votes: 0 }]);
  });

  test.each([
    ['of a locked thread', async () => 'locked' as const],
    ['that is forbidden', refusal({ kind: 'forbidden' })],
  ])('%s is left alone until the next change', async (_, onEdit) => {
    const voting = await setUpVotes();
    let attempts = 0;
    voting.onEdit = async () => {
      attempts += 1;
      return onEdit();
    };
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    voting.watch.gap('discord');
    await voting.pass(600_000);
    expect(attempts).toBe(1);
    voting.onEdit = accept;
    await voting.vote(first, 'ben');
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([{ message: first, votes: 2 }]);
  });

  test('of a locked thread is tried again when the votes were others meanwhile', async () => {
    const voting = await setUpVotes();
    voting.onEdit = async () => 'locked';
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.unvote(first, 'ann');
    await voting.pass(GATHERED);
    voting.onEdit = accept;
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([{ message: first, votes: 1 }]);
  });

  test('because the message is gone is not tried again, by a restart either', async () => {
    const voting = await setUpVotes();
    voting.onEdit = async () => 'gone';
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    voting.onEdit = accept;
    (await voting.restart()).gap('discord');
    await voting.pass(60_000);
    expect(voting.edits).toEqual([]);
  });

  test('does not keep other messages from being edited', async () => {
    const voting = await setUpVotes();
    voting.onEdit = (message) =>
      message === first ? refusal({ kind: 'unavailable' })() : accept();
    await voting.vote(first, 'ann');
    await voting.vote(second, 'ann');
    await voting.pass(GATHERED);
    expect(voting.edits).toEqual([{ message: second, votes: 1 }]);
  });
});

describe('a restart', () => {
  test('edits nothing when nothing changed', async () => {
    const voting = await setUpVotes();
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    (await voting.restart()).gap('discord');
    await voting.pass(60_000);
    expect(voting.edits).toHaveLength(1);
  });

  test('edits exactly what shows something else than there is', async () => {
    const voting = await setUpVotes();
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.vote(second, 'ann');
    (await voting.restart()).gap('discord');
    await voting.pass(60_000);
    expect(voting.edits.slice(1)).toEqual([{ message: second, votes: 1 }]);
  });

  test('edits again what may or may not have been edited when the process died', async () => {
    const voting = await setUpVotes();
    const { displays } = voting.storage;
    voting.onEdit = () => new Promise(() => {});
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    expect((await displays.byMessage('discord', first))?.votes).not.toBe(0);
    // The next process finds the vote withdrawn: by what was last shown, nothing has changed.
    voting.unreact(first, { person: personOf('ann'), emoji: '👍' });
    voting.onEdit = accept;
    voting.restartAfterCrash().gap('discord');
    await voting.pass(60_000);
    expect(voting.edits).toEqual([{ message: first, votes: 0 }]);
  });

  test('after stopping nothing is edited, and an edit under way is recorded', async () => {
    const voting = await setUpVotes();
    const held = holdEdits(voting);
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    await voting.vote(second, 'ann');
    await voting.pass(GATHERED);
    const stopped = voting.watch.stop();
    voting.onEdit = accept;
    held.answer();
    await stopped;
    await voting.pass(60_000);
    expect(voting.edits).toEqual([{ message: first, votes: 1 }]);
    expect(await voting.storage.displays.byMessage('discord', first)).toMatchObject({ votes: 1 });
  });

  test('stopping does not wait for a platform that never answers', async () => {
    const voting = await setUpVotes();
    voting.onEdit = () => new Promise(() => {});
    await voting.vote(first, 'ann');
    await voting.pass(GATHERED);
    const stopped = voting.watch.stop();
    await voting.pass(5_000);
    await stopped;
  });
});
