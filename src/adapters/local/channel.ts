import type { Message } from '../../core/message/model.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { LocalChannelStore, LocalMessage } from '../../core/ports/stores/local-channel.ts';
import type { Broadcast } from './broadcast.ts';
import { VISITOR } from './identity.ts';
import {
  type PostSheet,
  renderContent,
  renderPost,
  renderReply,
  renderThreadLabel,
} from './view/post.ts';
import { renderReactions } from './view/reactions.ts';

/** The channel: every change is stored, then shown to every open page. */
export interface Channel {
  post(message: Pick<LocalMessage, 'key' | 'thread' | 'content'>): Promise<LocalMessage>;
  edit(id: string, content: Message): Promise<boolean>;
  /** Stored only: `showReactions` tells the pages, once whoever counts votes knows. */
  react(id: string, emoji: string, on: boolean): Promise<void>;
  showReactions(id: string): Promise<void>;
}

interface ChannelDeps {
  readonly store: LocalChannelStore;
  readonly clock: Clock;
  readonly broadcast: Broadcast;
  readonly sheet: PostSheet;
}

export function createChannel({ store, clock, broadcast, sheet }: ChannelDeps): Channel {
  const nextMoment = createMoments(clock);

  const update = async (target: string, html: unknown) =>
    broadcast.publish({ type: 'update', target, html: String(await html) });

  async function show(message: LocalMessage): Promise<void> {
    const { id, thread } = message;
    const whole =
      thread === undefined
        ? renderPost({ message, replies: [], reactors: new Map(), open: true }, sheet)
        : renderReply(message, [], sheet);
    const html = String(await whole);
    broadcast.publish({ type: 'message', id, ...(thread !== undefined && { thread }), html });
    if (thread === undefined) return;
    await update(`s-${thread}`, renderThreadLabel(thread, await store.replies(thread)));
  }

  const reactorsOf = async (id: string) => (await store.reactors([id])).get(id) ?? [];

  return {
    async post({ key, thread, content }) {
      const known = await store.byKey(key);
      if (known) return known;
      const postedAt = nextMoment();
      const place = thread === undefined ? {} : { thread };
      const message = await store.post({ key, content, postedAt, ...place });
      await show(message);
      return message;
    },

    async edit(id, content) {
      if (!(await store.edit(id, content))) return false;
      const message = await store.get(id);
      if (message) await update(`c-${id}`, renderContent(message, sheet, await reactorsOf(id)));
      return true;
    },

    async react(id, emoji, on) {
      const reactor = { person: VISITOR, emoji };
      await (on ? store.react(id, reactor) : store.unreact(id, reactor));
    },

    async showReactions(id) {
      await update(`r-${id}`, renderReactions(id, await reactorsOf(id), sheet.voteEmojis));
    },
  };
}

/** No two messages share a millisecond: their order is the order of posting. */
function createMoments(clock: Clock): () => number {
  let last = 0;
  return () => {
    last = Math.max(clock.now(), last + 1);
    return last;
  };
}
