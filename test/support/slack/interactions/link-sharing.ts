import { randomUUID } from 'node:crypto';
import type { Platform } from '../platform.ts';
import { randomHex } from '../world/ids.ts';
import type { Channel, Message } from '../world/model.ts';
import { botIsIn, type SharedLinks } from '../world/state.ts';
import { linksIn } from '../world/texts.ts';

/** Tells the app of links in a message, typed so, that lead to domains it registered. */
export function shareLinks(
  platform: Platform,
  channel: Channel,
  message: Message,
  typed: string,
): void {
  const urls = matching(platform, typed);
  if (urls.length === 0) return;
  publish(platform, channel, message.userId, urls, {
    source: 'conversations_history',
    id: `${channel.id}.${message.ts}.${randomHex(32)}`,
    ts: message.ts,
    threadTs: message.threadTs,
  });
}

/** Links that somebody has typed, but not sent yet; returns what the app makes of them. */
export function shareTypedLinks(
  platform: Platform,
  channel: Channel,
  userId: string,
  text: string,
): SharedLinks {
  const id = `${userId}-${randomUUID()}`;
  const urls = matching(platform, text);
  return publish(platform, channel, userId, urls, { source: 'composer', id, ts: id });
}

interface Place extends Pick<SharedLinks, 'source' | 'id' | 'ts'> {
  readonly threadTs?: string | undefined;
}

function publish(
  { state }: Platform,
  channel: Channel,
  userId: string,
  urls: readonly string[],
  { source, id, ts, threadTs }: Place,
): SharedLinks {
  const isTyped = source === 'composer';
  const shared: SharedLinks = {
    id,
    source,
    channelId: channel.id,
    ts,
    urls: new Set(urls),
    acknowledged: false,
    unfurls: {},
  };
  state.sharedLinks.set(id, shared);
  state.publish({
    event: {
      type: 'link_shared',
      user: userId,
      channel: isTyped ? 'COMPOSER' : channel.id,
      message_ts: ts,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
      links: urls.map((url) => ({ url, domain: new URL(url).hostname })),
      source,
      unfurl_id: id,
      is_bot_user_member: botIsIn(state, channel),
      event_ts: state.newTs(),
    },
    scope: 'links:read',
    onAcknowledged() {
      shared.acknowledged = true;
    },
  });
  return shared;
}

function matching({ settings }: Platform, text: string): readonly string[] {
  const found = linksIn(text).filter((url) => {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    return settings.unfurlDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
  });
  return [...new Set(found)];
}
