import type { Message } from './model.ts';

/** The message with a team's votes on the paper that it shows. */
export function withVotes(message: Message, votes: number): Message {
  const blocks = message.blocks.map((block) =>
    block.type === 'paper' ? { ...block, votes } : block,
  );
  return { ...message, blocks };
}
