import { PlatformError } from '../../core/errors.ts';
import { keepAll } from '../../core/message/controls/kept-actions.ts';
import type { Message } from '../../core/message/model.ts';
import type {
  ChannelRef,
  ChatPlatform,
  MessageRef,
  PostOptions,
} from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { ActionStore } from '../../core/ports/stores/actions.ts';
import type { Api } from './api.ts';
import { isRefusedWith } from './failure.ts';
import { createHolds } from './holds.ts';
import { createLookUp, DELIVERY } from './look-up.ts';
import { createPacer } from './pacer.ts';
import type { Paces } from './paces.ts';
import { readRef, toRef } from './refs.ts';
import { renderMessage } from './render/message.ts';

export type Posting = Pick<
  ChatPlatform,
  'post' | 'edit' | 'openThread' | 'findPosted' | 'listPosted' | 'notify'
>;

interface PostingDependencies {
  readonly api: Pick<Api, 'write' | 'read'>;
  readonly actions: ActionStore;
  readonly clock: Clock;
  readonly paces: Paces;
}

const NOT_LOOKED_UP =
  'Paperboy could not look up whether Slack has the message already. It is not sent again before.';

/** Links in a paper's own message would only repeat it, larger. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** Everything that puts something into a channel. */
export function createPosting({ api, actions, clock, paces }: PostingDependencies): Posting {
  const posts = createPacer(paces.posts);
  const workspacePosts = createPacer(paces.workspacePosts);
  const edits = createPacer(paces.thirdTier);
  const holds = createHolds();
  const { findPosted, listPosted } = createLookUp(api, paces);
  const attempts = createAttempts();

  async function payload(content: Message) {
    const { payload: body, kept } = renderMessage(content);
    await keepAll(actions, kept, clock.now());
    return body;
  }

  async function send(channel: ChannelRef, content: Message, { thread, key }: PostOptions) {
    const body = {
      channel: channel.id,
      ...(await payload(content)),
      ...(thread && { thread_ts: thread }),
      ...NO_PREVIEWS,
      metadata: { event_type: DELIVERY, event_payload: { key } },
    };
    await posts.turn(channel.id);
    await workspacePosts.turn();
    const retryAfterMs = holds.waitFor(channel.id);
    if (retryAfterMs > 0) {
      throw new PlatformError('Slack asks to wait.', { kind: 'rate-limited', retryAfterMs });
    }
    const { ts } = await write(body);
    return toRef({ team: channel.workspace, channel: channel.id, ts });
  }

  async function write(body: { readonly channel: string }): Promise<{ readonly ts: string }> {
    try {
      return await api.write('chat.postMessage', body);
    } finally {
      // Slack may have counted it as late as now.
      posts.ended(body.channel);
    }
  }

  function learn({ failure }: PlatformError, { id }: ChannelRef): void {
    if (failure.kind === 'rate-limited') holds.limited(id, failure.retryAfterMs);
  }

  return {
    findPosted,
    listPosted,

    async post(channel, content, options) {
      const { key } = options;
      // Slack takes the same message twice, whatever it is called: it must not be sent twice.
      const since = attempts.since(key);
      const found = since === undefined ? undefined : await look(channel, { ...options, since });
      if (found) return found;
      attempts.begin(key, clock.now());
      try {
        return await send(channel, content, options);
      } catch (error) {
        if (error instanceof PlatformError) learn(error, channel);
        // What was refused is not there, unless it was sent before.
        if (since === undefined && isRefusal(error)) attempts.forget(key);
        throw error;
      }
    },

    async edit(ref, content) {
      const { channel, ts } = readRef(ref);
      const body = await payload(content);
      await edits.turn();
      try {
        await api.write('chat.update', { channel, ts, ...body });
        return 'edited';
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        // In a channel that the bot is not in just now, the message may well be there.
        if (isRefusedWith(error, 'message_not_found')) return 'gone';
        // An archived channel is one that nobody may write in, edits included.
        const isArchived = isRefusedWith(error, 'is_archived', 'is_inactive');
        if (error.failure.kind === 'locked' || isArchived) return 'locked';
        throw error;
      }
    },

    /** Slack opens a thread with the first reply: all there is to do is to see that it can. */
    async openThread(ref) {
      const { channel, ts } = readRef(ref);
      await api.read('chat.getPermalink', { channel, message_ts: ts });
      return ts;
    },

    async notify({ id }, content) {
      // A person's id is the conversation with them.
      await api.write('chat.postMessage', {
        channel: id,
        ...(await payload(content)),
        ...NO_PREVIEWS,
      });
    },
  };

  async function look(
    channel: ChannelRef,
    options: PostOptions & { readonly since: number },
  ): Promise<MessageRef | undefined> {
    const posted = await findPosted(channel, options);
    if (posted.found === 'yes') return posted.message;
    if (posted.found === 'no') return undefined;
    throw new PlatformError(NOT_LOOKED_UP, { kind: 'unknown-outcome' });
  }
}

/** Whether it was certainly not done. */
const isRefusal = (error: unknown): boolean =>
  error instanceof PlatformError && error.failure.kind !== 'unknown-outcome';

/** Far more than can be under way. */
const MOST_ATTEMPTS = 1_000;

/** What this process has sent, or may have: key and moment of the first attempt. */
function createAttempts() {
  const begun = new Map<string, number>();
  return {
    since: (key: string) => begun.get(key),
    forget: (key: string) => void begun.delete(key),
    begin(key: string, at: number): void {
      if (!begun.has(key)) begun.set(key, at);
      const [oldest] = begun.keys();
      if (begun.size > MOST_ATTEMPTS && oldest !== undefined) begun.delete(oldest);
    },
  };
}
