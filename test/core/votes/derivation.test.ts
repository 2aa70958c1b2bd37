import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reactor } from '../../../src/core/ports/chat-platform.ts';
import { messageOf } from './posted-papers.ts';
import {
  CHANNEL,
  ELSEWHERE,
  electorateOf,
  OTHER_PAPER,
  PAPER,
  personOf,
  setUpVotes,
  type VoteSetUp,
} from './set-up.ts';

const PEOPLE = ['ann', 'ben', 'cleo', 'dov'];
const VOTES = ['👍', '👍🏽', '🔥'];
const MESSAGES = [
  { message: messageOf(CHANNEL, PAPER), channel: CHANNEL, paper: PAPER },
  { message: messageOf(CHANNEL, OTHER_PAPER), channel: CHANNEL, paper: OTHER_PAPER },
  { message: messageOf(ELSEWHERE, PAPER), channel: ELSEWHERE, paper: PAPER },
];

/** What a person does, and what becomes of the news of it. */
const reacting = fc.record({
  kind: fc.constantFrom('react' as const, 'unreact' as const),
  person: fc.constantFrom(...PEOPLE),
  emoji: fc.constantFrom(...VOTES, '🎉'),
  place: fc.constantFrom(...MESSAGES),
  news: fc.constantFrom('told', 'told', 'told twice', 'late', 'lost'),
});
const balloting = fc.record({
  kind: fc.constantFrom('cast' as const, 'withdraw' as const),
  person: fc.constantFrom(...PEOPLE),
  paper: fc.constantFrom(PAPER, OTHER_PAPER),
  origin: fc.constantFrom('button' as const, 'command' as const),
});
const gap = fc.record({ kind: fc.constant('gap' as const) });
const step = fc.oneof(
  { weight: 12, arbitrary: reacting },
  { weight: 3, arbitrary: balloting },
  { weight: 1, arbitrary: gap },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does everything at once, without waiting for what is stored; late news come in the end, last first. */
async function live(voting: VoteSetUp, steps: readonly Step[]) {
  const { votes } = voting.storage;
  const ballots = new Map<string, { person: string; paper: string }>();
  const stored: Promise<unknown>[] = [];
  const late: (() => Promise<void>)[] = [];

  function react({ kind, person, emoji, place, news }: Step & { kind: 'react' | 'unreact' }) {
    const reactor: Reactor = { person: personOf(person), emoji };
    voting[kind](place.message, reactor);
    const change = kind === 'react' ? ('added' as const) : ('removed' as const);
    const tell = () => voting.watch.reaction({ message: place.message, ...reactor, change });
    if (news.startsWith('told')) stored.push(tell());
    if (news === 'told twice') stored.push(tell());
    if (news === 'late') late.unshift(tell);
  }

  for (const one of steps) {
    switch (one.kind) {
      case 'gap':
        voting.watch.gap('discord');
        break;
      case 'cast': {
        const { person, paper, origin } = one;
        ballots.set(`${person} ${paper} ${origin}`, { person, paper });
        stored.push(votes.cast({ person: personOf(person), paperId: paper, origin, at: 1 }));
        break;
      }
      case 'withdraw':
        for (const origin of ['button', 'command']) {
          ballots.delete(`${one.person} ${one.paper} ${origin}`);
        }
        stored.push(
          votes.withdraw(electorateOf(personOf(one.person)), personOf(one.person), one.paper),
        );
        break;
      default:
        react(one);
    }
    if (stored.length % 7 === 0) await Promise.all(stored);
  }
  await Promise.all([...stored, ...late.map((tell) => tell())]);
  return [...ballots.values()];
}

/** On the platform; what is stored of it is one more thing that was missed. */
async function takeEverythingBack(voting: VoteSetUp): Promise<void> {
  for (const { message } of MESSAGES) {
    for (const reactor of voting.reactorsOf(message)) voting.unreact(message, reactor);
  }
  for (const id of PEOPLE) {
    for (const paper of [PAPER, OTHER_PAPER]) {
      await voting.storage.votes.withdraw(electorateOf(personOf(id)), personOf(id), paper);
    }
  }
}

/** Votes by the rule itself: people with a vote emoji on a team's message, or with a ballot. */
function expectedVoters(
  voting: VoteSetUp,
  ballots: readonly { readonly person: string; readonly paper: string }[],
  channel: typeof CHANNEL,
  paper: string,
): ReadonlySet<string> {
  const shown = MESSAGES.filter((one) => one.paper === paper && one.channel === channel);
  const reactors = shown
    .flatMap(({ message }) => voting.reactorsOf(message))
    .filter(({ emoji }) => VOTES.includes(emoji))
    .map(({ person }) => person.id);
  // Everybody here is of the first channel's team.
  const voters = channel === CHANNEL ? ballots.filter((ballot) => ballot.paper === paper) : [];
  return new Set([...reactors, ...voters.map(({ person }) => person)]);
}

test('whatever was told, doubled, late or lost: after a gap, votes and what is shown are the truth', async () => {
  const voting = await setUpVotes();
  const { votes, displays } = voting.storage;
  const steps = fc.array(step, { minLength: 200, maxLength: 300, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      await takeEverythingBack(voting);
      const ballots = await live(voting, life);
      voting.watch.gap('discord');
      await voting.pass(60_000);
      for (const { message, channel, paper } of MESSAGES) {
        const voters = await votes.voters(electorateOf(channel), paper);
        const expected = expectedVoters(voting, ballots, channel, paper);
        expect(new Set(voters.map(({ id }) => id))).toEqual(expected);
        const tally = await votes.tally(electorateOf(channel), [paper]);
        expect(tally.get(paper) ?? 0).toBe(expected.size);
        expect(await displays.byMessage('discord', message)).toMatchObject({
          votes: expected.size,
        });
        expect(voting.edits.findLast((edit) => edit.message === message)?.votes ?? 0).toBe(
          expected.size,
        );
      }
    }),
    { numRuns: 40 },
  );
});
