import type { Person } from '../../src/core/ports/chat-platform.ts';
import type { Ballot, Electorate, Reaction, VoteStore } from '../../src/core/ports/stores/votes.ts';

interface Vote {
  readonly person: Person;
  readonly paperId: string;
  readonly at: number;
}

/** A vote store that forgets, for messages that are named like the papers they show. */
export function createMemoryVotes(): VoteStore {
  let reactions: readonly Reaction[] = [];
  let ballots: readonly Ballot[] = [];
  const isSame = (a: Omit<Reaction, 'at'>, b: Omit<Reaction, 'at'>) =>
    a.message === b.message && a.person.id === b.person.id && a.emoji === b.emoji;

  const countedReactions = ({ emojis }: Electorate) =>
    reactions.filter(({ emoji }) => emojis.includes(emoji));
  /** One for each person and paper, the first one first. */
  const votesOf = (electorate: Electorate): readonly Vote[] => {
    const given = [
      ...countedReactions(electorate).map(({ message, ...vote }) => ({
        ...vote,
        paperId: message,
      })),
      ...ballots,
    ].filter(({ person }) =>
      electorate.members.some(({ workspace }) => workspace === person.workspace),
    );
    const byVoter = given.map((vote) => [`${vote.paperId} ${vote.person.id}`, vote] as const);
    return [...new Map(byVoter.toReversed()).values()].sort((a, b) => a.at - b.at);
  };
  const count = (votes: readonly Vote[]) => {
    const counts = new Map<string, number>();
    for (const { paperId } of votes) counts.set(paperId, (counts.get(paperId) ?? 0) + 1);
    return counts;
  };

  return {
    async tally(electorate, ids) {
      return count(votesOf(electorate).filter(({ paperId }) => ids.includes(paperId)));
    },
    async add(reaction) {
      reactions = [...reactions.filter((other) => !isSame(other, reaction)), reaction];
    },
    async remove(reaction) {
      reactions = reactions.filter((other) => !isSame(other, reaction));
    },
    async replace({ message }, reactors, at) {
      const before = reactions.filter((reaction) => reaction.message === message);
      const after = reactors.map((reactor) => ({ ...reactor, message, at }));
      reactions = [...reactions.filter((reaction) => reaction.message !== message), ...after];
      const missing = (from: readonly Reaction[], to: readonly Reaction[]) =>
        to.filter((reaction) => !from.some((other) => isSame(other, reaction))).length;
      return { added: missing(before, after), removed: missing(after, before) };
    },
    async retain({ message }, reactors) {
      const isKept = (reaction: Reaction) =>
        reaction.message !== message ||
        reactors.some((reactor) => isSame(reaction, { ...reactor, message }));
      const before = reactions.length;
      reactions = reactions.filter(isKept);
      return before - reactions.length;
    },
    async cast(ballot) {
      const isThere = ballots.some(
        ({ person, paperId, origin }) =>
          person.id === ballot.person.id && paperId === ballot.paperId && origin === ballot.origin,
      );
      if (!isThere) ballots = [...ballots, ballot];
    },
    async withdraw(_electorate, person, paperId) {
      ballots = ballots.filter(
        (ballot) => ballot.person.id !== person.id || ballot.paperId !== paperId,
      );
    },
    async expressions(electorate, person, paperId) {
      return {
        ballots: ballots
          .filter((ballot) => ballot.person.id === person.id && ballot.paperId === paperId)
          .map(({ origin }) => origin),
        reactions: countedReactions(electorate)
          .filter((reaction) => reaction.person.id === person.id && reaction.message === paperId)
          .map(({ message, emoji }) => ({
            channel: { platform: person.platform, workspace: person.workspace, id: 'papers' },
            message,
            emoji,
          })),
      };
    },
    async voters(electorate, paperId) {
      const votes = votesOf(electorate).filter((vote) => vote.paperId === paperId);
      return votes.map(({ person }) => person);
    },
    async top(electorate, since, limit) {
      const counts = count(votesOf(electorate).filter(({ at }) => at >= since));
      return [...counts]
        .map(([paperId, votes]) => ({ paperId, votes }))
        .sort((a, b) => b.votes - a.votes)
        .slice(0, limit);
    },
  };
}
