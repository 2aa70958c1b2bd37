import { PlatformError } from '../../core/errors.ts';
import type { ChannelRef, MessageRef, Person } from '../../core/ports/chat-platform.ts';

export const DISCORD = 'discord';

/** Where a message stands; `channel` is the thread's id when it stands in one. */
export interface Place {
  readonly guild: string;
  readonly channel: string;
  readonly message: string;
}

/** `GUILD/CHANNEL/MESSAGE`: everything that an address and an event need. */
export const toRef = ({ guild, channel, message }: Place): MessageRef =>
  `${guild}/${channel}/${message}`;

/** Throws PlatformError for what is no reference of ours. */
export function readRef(ref: MessageRef): Place {
  const [guild, channel, message] = ref.split('/');
  if (guild && channel && message) return { guild, channel, message };
  throw new PlatformError(`Discord has no message ${ref}.`, { kind: 'not-found' });
}

export const personOf = (guild: string, id: string): Person => ({
  platform: DISCORD,
  workspace: guild,
  id,
});

export const channelOf = (guild: string, id: string): ChannelRef => ({
  platform: DISCORD,
  workspace: guild,
  id,
});

/** Milliseconds from 1970 to the first moment that an id can tell (platforms.md, 2.1). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** The smallest id of a moment (epoch milliseconds): a message's id tells when it was made. */
export const idAt = (moment: number): string =>
  String(BigInt(Math.max(0, moment - DISCORD_EPOCH)) << 22n);

/** When something with this id was made, epoch milliseconds. */
export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
