import type { Channel, Guild, Message, Payload, User } from './model.ts';
import { channelPermissions, EVERYDAY, PERMISSION } from './permissions.ts';
import { createSnowflakes } from './snowflake.ts';

/** Something a connected bot may be told. */
export interface GatewayEvent {
  readonly name: string;
  readonly data: Payload;
  /** The bit of the intent that asks for it; 0 is always sent. */
  readonly intent: number;
  /** What a bot without the intent MessageContent gets instead. */
  readonly redacted?: Payload;
}

export interface State {
  readonly now: () => number;
  readonly newId: () => string;
  readonly bot: User;
  readonly applicationId: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Ephemeral messages: only their interaction reaches them. */
  readonly hidden: Map<string, Message>;
  publish(event: GatewayEvent): void;
  subscribe(listener: (event: GatewayEvent) => void): void;
}

export interface StateOptions {
  readonly now: () => number;
  readonly applicationId: string;
  readonly botName: string;
}

export function createState({ now, applicationId, botName }: StateOptions): State {
  const bot: User = { id: applicationId, name: botName, bot: true, allowsDms: false };
  const listeners: ((event: GatewayEvent) => void)[] = [];
  return {
    now,
    newId: createSnowflakes(now),
    bot,
    applicationId,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    hidden: new Map(),
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}

export function guildOf(state: State, channel: Channel): Guild | undefined {
  return channel.guildId === undefined ? undefined : state.guilds.get(channel.guildId);
}

export function permissionsIn(state: State, channel: Channel, userId: string): bigint {
  const guild = guildOf(state, channel);
  if (!guild) return EVERYDAY;
  const parent = channel.thread && state.channels.get(channel.thread.parentId);
  return channelPermissions(guild, parent ?? channel, userId);
}

export function may(
  state: State,
  channel: Channel,
  userId: string,
  permission: keyof typeof PERMISSION,
): boolean {
  // Who does not see a channel can do nothing there, whatever else the bits say.
  const needed = PERMISSION.viewChannel | PERMISSION[permission];
  return (permissionsIn(state, channel, userId) & needed) === needed;
}

/** Events of a channel reach only a bot that may look into it. */
export function publishIn(state: State, channel: Channel, event: GatewayEvent): void {
  if (!botIsIn(state, channel.guildId)) return;
  if (may(state, channel, state.bot.id, 'viewChannel')) state.publish(event);
}

export function botIsIn(state: State, guildId: string | undefined): boolean {
  return guildId === undefined || state.guilds.get(guildId)?.botPresent === true;
}

/** For tests, which name what they made: a typing mistake should fail loudly. */
export function known<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const found = map.get(id);
  if (found === undefined) throw new Error(`The stand-in of Discord knows no ${what} ${id}.`);
  return found;
}
