import type { Message } from '../../../src/core/message/model.ts';
import type {
  ChatPlatform,
  EditResult,
  MessageRef,
  Reactor,
} from '../../../src/core/ports/chat-platform.ts';

export interface Edit {
  readonly message: MessageRef;
  /** What the message then shows. */
  readonly votes: number | undefined;
}

/** A platform that has messages and reactions to them; a test says how it answers. */
export interface VotingPlatform {
  readonly platform: ChatPlatform;
  readonly edits: Edit[];
  readonly listed: MessageRef[];
  /** What people see: the truth about reactions. */
  react(message: MessageRef, reactor: Reactor): void;
  unreact(message: MessageRef, reactor: Reactor): void;
  reactorsOf(message: MessageRef): readonly Reactor[];
  /** Before an edit or a list is answered; may throw, or answer in place of the platform. */
  onEdit: (message: MessageRef) => Promise<EditResult | undefined>;
  onList: (message: MessageRef) => Promise<unknown>;
}

const same = (reactor: Reactor) => JSON.stringify([reactor.person, reactor.emoji]);

export function createVotingPlatform(name: string): VotingPlatform {
  const reactions = new Map<MessageRef, Map<string, Reactor>>();
  const edits: Edit[] = [];
  const listed: MessageRef[] = [];
  const on = (message: MessageRef) => {
    const known = reactions.get(message) ?? new Map<string, Reactor>();
    reactions.set(message, known);
    return known;
  };
  const voting: VotingPlatform = {
    edits,
    listed,
    react: (message, reactor) => void on(message).set(same(reactor), reactor),
    unreact: (message, reactor) => void on(message).delete(same(reactor)),
    reactorsOf: (message) => [...on(message).values()],
    onEdit: async () => undefined,
    onList: async () => undefined,
    platform: {
      name,
      settleMs: 0,
      start: async () => undefined,
      stop: async () => undefined,
      problem: () => undefined,
      post: async () => '',
      openThread: async () => '',
      react: async () => undefined,
      findPosted: async () => ({ found: 'unknown' }),
      listPosted: async () => undefined,
      permalink: async () => undefined,
      notify: async () => undefined,
      mayManage: async () => true,
      channelProblem: async () => undefined,
      async listReactors(message) {
        listed.push(message);
        const reactors = [...on(message).values()];
        await voting.onList(message);
        return { reactors, complete: true };
      },
      async edit(message, content) {
        const result = (await voting.onEdit(message)) ?? 'edited';
        if (result === 'edited') edits.push({ message, votes: votesOf(content) });
        return result;
      },
    },
  };
  return voting;
}

function votesOf({ blocks }: Message): number | undefined {
  const paper = blocks.find((block) => block.type === 'paper');
  return paper?.votes;
}
