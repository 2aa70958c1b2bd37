import { foundIn } from '../../core/delivery/found.ts';
import { PlatformError } from '../../core/errors.ts';
import type { ChannelRef, ChatPlatform, ListOptions } from '../../core/ports/chat-platform.ts';
import type { Api } from './api.ts';
import { isRefusedWith } from './failure.ts';
import { createPacer } from './pacer.ts';
import type { Paces } from './paces.ts';
import { toRef, tsAt } from './refs.ts';

/** The type of a message's metadata; its payload holds the delivery's key. */
export const DELIVERY = 'paperboy_delivery';

/** A message may be older than the attempt by as much as the clocks differ. */
const CLOCKS_DIFFER_MS = 60_000;

/** Messages a look-up reads at a time, and pages it reads at most. */
const PAGE = 200;
const PAGES = 20;

interface Posted {
  readonly ts: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: Readonly<Record<string, unknown>>;
  };
}

interface Listing {
  readonly messages?: readonly Posted[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

type Query = Readonly<Record<string, unknown>>;

/** Looks for deliveries' messages, in the channel's history or among a thread's replies. */
export function createLookUp(
  api: Pick<Api, 'read'>,
  { thirdTier }: Paces,
): Pick<ChatPlatform, 'findPosted' | 'listPosted'> {
  const pacer = createPacer(thirdTier);

  /** A page of messages; undefined when the channel can't be read, or not now. */
  async function read(method: string, query: Query): Promise<Listing | undefined> {
    await pacer.turn(method);
    try {
      return await api.read<Listing>(method, query);
    } catch (error) {
      // A thread whose parent is gone has no replies that could be found.
      if (isRefusedWith(error, 'thread_not_found')) return { messages: [] };
      if (error instanceof PlatformError) return undefined;
      throw error;
    }
  }

  /** The messages' names in the channel, by key; undefined when that can't be known. */
  async function list(keys: ReadonlySet<string>, method: string, query: Query) {
    const found = new Map<string, string>();
    let page = query;
    for (let pages = 0; pages < PAGES; pages += 1) {
      const listing = await read(method, page);
      if (!listing) return undefined;
      for (const [key, ts] of deliveriesIn(listing, keys)) found.set(key, ts);
      const cursor = listing.response_metadata?.next_cursor;
      if (found.size === keys.size || !cursor) return found;
      page = { ...query, cursor };
    }
    return undefined;
  }

  async function listPosted(
    { workspace: team, id: channel }: ChannelRef,
    { thread, keys, since }: ListOptions,
  ) {
    const oldest = tsAt(since - CLOCKS_DIFFER_MS);
    const query = { channel, oldest, limit: PAGE, include_all_metadata: true };
    const found =
      thread === undefined
        ? await list(new Set(keys), 'conversations.history', query)
        : await list(new Set(keys), 'conversations.replies', { ...query, ts: thread });
    return found && new Map([...found].map(([key, ts]) => [key, toRef({ team, channel, ts })]));
  }

  return {
    listPosted,
    async findPosted(channel, { key, ...where }) {
      return foundIn(await listPosted(channel, { ...where, keys: [key] }), key);
    },
  };
}

/** Which of these deliveries a page of messages shows: the key, and what it is called. */
const deliveriesIn = ({ messages = [] }: Listing, keys: ReadonlySet<string>) =>
  messages.flatMap(({ ts, metadata }) => {
    const key = metadata?.event_type === DELIVERY ? metadata.event_payload?.key : undefined;
    return typeof key === 'string' && keys.has(key) ? [[key, ts] as const] : [];
  });
