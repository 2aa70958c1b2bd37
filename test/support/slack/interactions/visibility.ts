import type { Channel, Message, User } from '../world/model.ts';
import { known, type State } from '../world/state.ts';

export type MessageRef = Pick<Message, 'channelId' | 'ts'>;

/** A channel as somebody's client shows it; a public one is joined by acting in it. */
export function channelFor(state: State, userId: string, channelId: string): Channel {
  const channel = known(state.channels, channelId, 'channel');
  const user: User = known(state.users, userId, 'user');
  if (user.deleted) throw new Error(`${userId} is deactivated.`);
  const isIn = channel.members.has(userId);
  if (!isIn && (channel.kind !== 'public' || user.teamId !== state.teamId))
    throw new Error(`${userId} does not see the channel ${channelId}.`);
  channel.members.add(userId);
  return channel;
}

/** A message in it, or one that is for this person only. */
export function messageFor(state: State, userId: string, ref: MessageRef) {
  const channel = channelFor(state, userId, ref.channelId);
  const own = state.ephemerals.find(
    ({ ts, ephemeralTo }) => ts === ref.ts && ephemeralTo === userId,
  );
  const message = own ?? channel.messages.get(ref.ts);
  if (!message) throw new Error(`${userId} does not see the message ${ref.ts}.`);
  return { channel, message };
}
