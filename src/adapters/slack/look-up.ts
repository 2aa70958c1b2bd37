import { PlatformError } from '../../core/errors.ts';
import type { ChatPlatform, FindOptions } from '../../core/ports/chat-platform.ts';
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

/** Looks for a delivery's message, in the channel's history or among a thread's replies. */
export function createLookUp(
  api: Pick<Api, 'read'>,
  { thirdTier }: Paces,
): ChatPlatform['findPosted'] {
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

  /** The message's name in the channel; undefined when there is none, and 'unknown' otherwise. */
  async function find(key: string, method: string, query: Query): Promise<string | undefined> {
    let page = query;
    for (let pages = 0; pages < PAGES; pages += 1) {
      const listing = await read(method, page);
      if (!listing) return 'unknown';
      const posted = listing.messages?.find((one) => isDelivery(one, key));
      const cursor = listing.response_metadata?.next_cursor;
      if (posted || !cursor) return posted?.ts;
      page = { ...query, cursor };
    }
    return 'unknown';
  }

  return async ({ workspace: team, id: channel }, { thread, key, since }: FindOptions) => {
    const oldest = tsAt(since - CLOCKS_DIFFER_MS);
    const query = { channel, oldest, limit: PAGE, include_all_metadata: true };
    const ts =
      thread === undefined
        ? await find(key, 'conversations.history', query)
        : await find(key, 'conversations.replies', { ...query, ts: thread });
    if (ts === 'unknown') return { found: 'unknown' };
    return ts === undefined
      ? { found: 'no' }
      : { found: 'yes', message: toRef({ team, channel, ts }) };
  };
}

const isDelivery = ({ metadata }: Posted, key: string): boolean =>
  metadata?.event_type === DELIVERY && metadata.event_payload?.key === key;
