import type { Channel } from './model.ts';
import { type State, scopeFor } from './state.ts';

const LETTER = { public: 'C', private: 'G', im: 'D' } as const;

function membershipEvent(state: State, channel: Channel, type: string, userId: string) {
  return {
    type,
    user: userId,
    channel: channel.id,
    channel_type: LETTER[channel.kind],
    team: state.teamId,
    event_ts: state.newTs(),
  };
}

export function join(state: State, channel: Channel, userId: string, inviter?: string): void {
  if (channel.members.has(userId)) return;
  channel.members.add(userId);
  const event = membershipEvent(state, channel, 'member_joined_channel', userId);
  state.publish({
    event: inviter === undefined ? event : { ...event, inviter },
    scope: scopeFor(channel.kind, 'read'),
    inside: channel,
  });
}

/** The bot is told twice when it is the bot that goes: that it left, and that a member did. */
export function leave(state: State, channel: Channel, userId: string, actorId: string): void {
  const scope = scopeFor(channel.kind, 'read');
  const event = membershipEvent(state, channel, 'member_left_channel', userId);
  if (userId === state.bot.id) {
    const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
    const left = { type, channel: channel.id, actor_id: actorId, event_ts: state.newTs() };
    state.publish({ event: left, scope, inside: channel });
  }
  state.publish({ event, scope, inside: channel });
  channel.members.delete(userId);
}
