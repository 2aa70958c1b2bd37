import type { Reaction, VoteStore } from '../../src/core/ports/stores/votes.ts';

/** A vote store that forgets, for messages that are named like the papers they show. */
export function createMemoryVotes(): VoteStore {
  let reactions: readonly Reaction[] = [];
  const isSame = (a: Omit<Reaction, 'at'>, b: Omit<Reaction, 'at'>) =>
    a.message === b.message && a.person.id === b.person.id && a.emoji === b.emoji;

  const tally: VoteStore['tally'] = async ({ members, emojis }, ids) => {
    const votes = reactions.filter(
      ({ message, emoji, person }) =>
        ids.includes(message) &&
        emojis.includes(emoji) &&
        members.some(({ workspace }) => workspace === person.workspace),
    );
    const voters = new Map<string, Set<string>>();
    for (const { message, person } of votes) {
      voters.set(message, (voters.get(message) ?? new Set()).add(person.id));
    }
    return new Map([...voters].map(([id, people]) => [id, people.size]));
  };

  return {
    tally,
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
    async top(electorate, since, limit) {
      const recent = reactions.filter(({ at }) => at >= since).map(({ message }) => message);
      const counts = await tally(electorate, recent);
      return [...counts]
        .map(([paperId, votes]) => ({ paperId, votes }))
        .sort((a, b) => b.votes - a.votes)
        .slice(0, limit);
    },
  };
}
