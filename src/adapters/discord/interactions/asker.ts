import type { APIInteraction } from 'discord.js';
import type { Asker } from '../../../core/ports/chat-platform.ts';
import { channelOf, personOf } from '../refs.ts';

/** Types of channels that are threads (platforms.md, 2.2). */
const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

/** Who asks, and where; undefined outside a server, where there is no channel to speak of. */
export function askerOf({ guild_id, channel, member }: APIInteraction): Asker | undefined {
  if (!guild_id || !channel || !member) return undefined;
  const parent = 'parent_id' in channel ? channel.parent_id : undefined;
  const id = THREADS.has(channel.type) && parent ? parent : channel.id;
  return { person: personOf(guild_id, member.user.id), channel: channelOf(guild_id, id) };
}
