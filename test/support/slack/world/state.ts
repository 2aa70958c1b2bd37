import { createIds, randomHex } from './ids.ts';
import type { Channel, ChannelKind, Message, Payload, User, View } from './model.ts';
import { createTimestamps } from './timestamps.ts';

/** Something that the app may be told. */
export interface SlackEvent {
  readonly event: Payload;
  /** Without this scope the app is not told. */
  readonly scope?: string;
  /** Told only to a bot that is in this channel. */
  readonly inside?: Channel;
  readonly onAcknowledged?: () => void;
}

/** A link that the app was told of, and what it made of it. */
export interface SharedLinks {
  readonly id: string;
  readonly source: 'composer' | 'conversations_history';
  readonly channelId: string;
  readonly ts: string;
  readonly urls: ReadonlySet<string>;
  acknowledged: boolean;
  /** In the composer; a message has them as attachments. */
  unfurls: Payload;
}

export interface State {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
  readonly newTs: () => string;
  readonly teamId: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly bot: User;
  readonly botId: string;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly ephemerals: Message[];
  readonly views: Map<string, View>;
  readonly sharedLinks: Map<string, SharedLinks>;
  publish(event: SlackEvent): void;
  subscribe(listener: (event: SlackEvent) => void): void;
}

export interface StateOptions {
  readonly now: () => number;
  readonly botName: string;
}

export function createState({ now, botName }: StateOptions): State {
  const newId = createIds();
  const teamId = newId('T');
  const bot: User = {
    id: newId('U'),
    name: botName.toLowerCase(),
    realName: botName,
    teamId,
    tz: 'America/Los_Angeles',
    bot: true,
    admin: false,
    owner: false,
    primaryOwner: false,
    guest: false,
    deleted: false,
  };
  const listeners: ((event: SlackEvent) => void)[] = [];
  return {
    now,
    newId,
    newTs: createTimestamps(now),
    teamId,
    teamDomain: `team-${randomHex(3)}`,
    appId: newId('A'),
    bot,
    botId: newId('B'),
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    ephemerals: [],
    views: new Map(),
    sharedLinks: new Map(),
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}

export const botIsIn = (state: State, channel: Channel): boolean =>
  channel.members.has(state.bot.id);

/** Which of three scopes a channel of this kind needs, as `channels:history`. */
export function scopeFor(kind: ChannelKind, what: 'read' | 'history'): string {
  const families = { public: 'channels', private: 'groups', im: 'im' } as const;
  return `${families[kind]}:${what}`;
}

/** For tests, which name what they made: a typing mistake should fail loudly. */
export function known<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const found = map.get(id);
  if (found === undefined) throw new Error(`The stand-in of Slack knows no ${what} ${id}.`);
  return found;
}
