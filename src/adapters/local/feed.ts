import type { LocalChannelStore } from '../../core/ports/stores/local-channel.ts';
import { isAnswer } from './answer.ts';
import type { Post } from './view/post.ts';

/** Parents on one page; "Earlier" leads to those before. */
const PAGE = 20;

/** A stretch of the channel, oldest first as a chat shows it. */
export interface Feed {
  readonly posts: readonly Post[];
  /** The newest edition of the stretch: where reading starts. */
  readonly start?: string;
  /** Whether the channel holds no edition yet. */
  readonly waiting: boolean;
  /** Older messages are those before this moment; absent when there are none. */
  readonly earlier?: number;
}

/** The newest messages, or the newest before a moment (epoch milliseconds). */
export async function loadFeed(store: LocalChannelStore, before?: number): Promise<Feed> {
  const newestFirst = await store.parents(PAGE + 1, before);
  const parents = newestFirst.slice(0, PAGE);
  const edition = parents.find((message) => !isAnswer(message));
  const start = (edition ?? parents[0])?.id;
  const oldest = parents.at(-1);
  const threads = await Promise.all(
    parents.map(async (message) => ({ message, replies: await store.replies(message.id) })),
  );
  const reactors = await store.reactors(
    threads.flatMap(({ replies }) => replies.map((reply) => reply.id)),
  );
  return {
    posts: threads
      .map((thread) => ({ ...thread, reactors, open: thread.message.id === start }))
      .reverse(),
    waiting: before === undefined && !edition && newestFirst.length <= PAGE,
    ...(start !== undefined && { start }),
    ...(newestFirst.length > PAGE && oldest && { earlier: oldest.postedAt }),
  };
}
