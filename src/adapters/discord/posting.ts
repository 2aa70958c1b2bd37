import { createHash } from 'node:crypto';
import {
  type APIMessage,
  type APIThreadChannel,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { foundIn } from '../../core/delivery/found.ts';
import { PlatformError } from '../../core/errors.ts';
import { keepAll } from '../../core/message/controls/kept-actions.ts';
import type { Message } from '../../core/message/model.ts';
import { shorten } from '../../core/message/shorten.ts';
import type {
  ChannelRef,
  ChatPlatform,
  ListOptions,
  MessageRef,
} from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { ActionStore } from '../../core/ports/stores/actions.ts';
import { isRefusedWith } from './failure.ts';
import { LIMITS } from './limits.ts';
import { idAt, readRef, toRef } from './refs.ts';
import { renderMessage } from './render/message.ts';
import { toPlainBody } from './render/plain.ts';
import type { Bulk } from './rest.ts';
import type { ThreadKeeper } from './thread-keeper.ts';

export type Posting = Pick<
  ChatPlatform,
  'post' | 'edit' | 'openThread' | 'react' | 'findPosted' | 'listPosted' | 'notify'
>;

interface PostingDependencies {
  readonly bulk: Bulk;
  readonly actions: ActionStore;
  readonly clock: Clock;
  readonly threads: Pick<ThreadKeeper, 'isKept'>;
  /** Who the bot is; known from its token. */
  readonly botId: string;
  /** Resolves when Discord has let us in, or after a while. */
  arrived(): Promise<void>;
  /** Whether the bot may read what stands in a channel; undefined when that is not known. */
  mayRead(channel: ChannelRef): boolean | undefined;
}

/** A message may be older than the attempt by as much as the clocks differ. */
const CLOCKS_DIFFER_MS = 60_000;

/** Messages a look-up reads at a time, and pages it reads at most. */
const PAGE = 100;
const PAGES = 100;

/** Everything that puts something into a channel. */
export function createPosting(dependencies: PostingDependencies): Posting {
  const { bulk, actions, clock, threads, botId, arrived, mayRead } = dependencies;

  async function payload(content: Message, key?: string) {
    const mark = key === undefined ? {} : { mark: markOf(key) };
    const { body, kept } = renderMessage(content, mark);
    await keepAll(actions, kept, clock.now());
    return body;
  }

  /** Does something to a thread; one that went to sleep is woken up first. */
  async function awake<T>(thread: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!isArchived(error)) throw error;
      const channel = (await bulk.get(Routes.channel(thread))) as APIThreadChannel;
      if (channel.thread_metadata?.locked || !threads.isKept(thread)) {
        throw new PlatformError('The thread is closed.', { kind: 'locked' }, error);
      }
      await bulk.patch(Routes.channel(thread), { archived: false });
      return act();
    }
  }

  async function listPosted(place: ChannelRef, { thread, keys, since }: ListOptions) {
    // What a crash left in doubt is looked up first of all, before anybody knows what we may read.
    await arrived();
    // Who may not read is answered with an empty list, which would prove nothing.
    if (!mayRead(place)) return undefined;
    const { workspace: guild, id } = place;
    const channel = thread ?? id;
    const sought = new Map(keys.map((key) => [markOf(key), key]));
    const posted = new Map<string, MessageRef>();
    let after = idAt(since - CLOCKS_DIFFER_MS);
    for (let page = 0; page < PAGES; page += 1) {
      const messages = await read(bulk, channel, after);
      if (!messages) return undefined;
      for (const [key, message] of messages.flatMap((one) => recognised(one, botId, sought))) {
        posted.set(key, toRef({ guild, channel, message }));
      }
      if (posted.size === sought.size || messages.length < PAGE) return posted;
      after = messages.reduce((newest, { id: one }) => laterId(newest, one), after);
    }
    return undefined;
  }

  return {
    async post({ workspace, id }, content, { thread, key }) {
      const nonce = nonceOf(key);
      const body = { ...(await payload(content, key)), nonce, enforce_nonce: true };
      const channel = thread ?? id;
      const send = () => bulk.post(Routes.channelMessages(channel), body) as Promise<APIMessage>;
      const { id: message } = await (thread === undefined ? send() : awake(thread, send));
      return toRef({ guild: workspace, channel, message });
    },

    async edit(ref, content, key) {
      const { channel, message } = readRef(ref);
      const body = await payload(content, key);
      try {
        await awake(channel, () => bulk.patch(Routes.channelMessage(channel, message), body));
        return 'edited';
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (error.failure.kind === 'not-found') return 'gone';
        if (error.failure.kind === 'locked') return 'locked';
        throw error;
      }
    },

    async openThread(ref, title) {
      const { channel, message } = readRef(ref);
      const name = shorten(title, LIMITS.threadName) || 'Papers';
      const auto_archive_duration = ThreadAutoArchiveDuration.OneWeek;
      try {
        await bulk.post(Routes.threads(channel, message), { name, auto_archive_duration });
      } catch (error) {
        const opened = RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
        if (!(error instanceof PlatformError) || !isRefusedWith(error.cause, opened)) throw error;
      }
      // A thread that was opened from a message has the message's own id.
      return message;
    },

    async react(ref, emoji) {
      const { channel, message } = readRef(ref);
      const route = Routes.channelMessageOwnReaction(channel, message, encodeURIComponent(emoji));
      await awake(channel, () => bulk.put(route));
    },

    listPosted,
    async findPosted(place, { key, ...where }) {
      return foundIn(await listPosted(place, { ...where, keys: [key] }), key);
    },

    async notify({ id }, content) {
      const opened = await bulk.post(Routes.userChannels(), { recipient_id: id });
      const { id: channel } = opened as { readonly id: string };
      await bulk.post(Routes.channelMessages(channel), toPlainBody(await payload(content)));
    },
  };
}

const digest = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Discord takes 25 characters, and answers the same nonce with the message that stands. */
const nonceOf = (key: string): string => digest(key).toString('base64url').slice(0, 22);

/** A component's id (1 to 2^31-1) that tells which delivery a message is. */
const markOf = (key: string): number => digest(key).readUInt32BE() >>> 1 || 1;

/** Which of the sought deliveries a message is, by its mark: the key, and the message's id. */
function recognised(
  { id, author, components = [] }: APIMessage,
  botId: string,
  sought: ReadonlyMap<number | undefined, string>,
): readonly (readonly [key: string, message: string])[] {
  if (author.id !== botId) return [];
  const keys = components.flatMap((component) => sought.get(component.id) ?? []);
  return keys.slice(0, 1).map((key) => [key, id]);
}

const laterId = (one: string, other: string): string => (BigInt(one) > BigInt(other) ? one : other);

const isArchived = (error: unknown): boolean =>
  error instanceof PlatformError &&
  isRefusedWith(error.cause, RESTJSONErrorCodes.InvalidActionOnArchivedThread);

/** Undefined when the channel can't be read, or not now. */
async function read(bulk: Bulk, channel: string, after: string) {
  try {
    const query = { limit: String(PAGE), after };
    return (await bulk.get(Routes.channelMessages(channel), query)) as readonly APIMessage[];
  } catch (error) {
    if (error instanceof PlatformError) return undefined;
    throw error;
  }
}
