import type { Reactor } from '../../src/core/ports/chat-platform.ts';
import type { LocalChannelStore, LocalMessage } from '../../src/core/ports/stores/local-channel.ts';

/** The local channel's memory for tests: what it keeps is gone with it. */
export function createLocalChannelMemory(): LocalChannelStore {
  const messages: LocalMessage[] = [];
  const reactions = new Map<string, Reactor[]>();
  const find = (id: string) => messages.find((message) => message.id === id);
  const isSame = (a: Reactor, b: Reactor) => a.emoji === b.emoji && a.person.id === b.person.id;

  return {
    async post(message) {
      const known = messages.find(({ key }) => key === message.key);
      if (known) return known;
      const stored = { ...message, id: `id${messages.length + 1}` };
      messages.push(stored);
      return stored;
    },
    async edit(id, content) {
      const at = messages.findIndex((message) => message.id === id);
      const before = messages[at];
      if (before) messages[at] = { ...before, content };
      return before !== undefined;
    },
    get: async (id) => find(id),
    byKey: async (key) => messages.find((message) => message.key === key),
    parents: async (limit, before = Number.POSITIVE_INFINITY) =>
      messages
        .filter(({ thread, postedAt }) => thread === undefined && postedAt < before)
        .sort((a, b) => b.postedAt - a.postedAt)
        .slice(0, limit),
    replies: async (parent) =>
      messages.filter(({ thread }) => thread === parent).sort((a, b) => a.postedAt - b.postedAt),
    async react(id, reactor) {
      const before = reactions.get(id) ?? [];
      if (before.some((one) => isSame(one, reactor))) return false;
      reactions.set(id, [...before, reactor]);
      return true;
    },
    async unreact(id, reactor) {
      const before = reactions.get(id) ?? [];
      const after = before.filter((one) => !isSame(one, reactor));
      reactions.set(id, after);
      return after.length < before.length;
    },
    reactors: async (ids) => new Map(ids.map((id) => [id, reactions.get(id) ?? []])),
  };
}
