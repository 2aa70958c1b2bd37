import type { Channel, Payload } from '../world/model.ts';
import { botIsIn, type State } from '../world/state.ts';

export function channelPayload(state: State, channel: Channel): Payload {
  const common = {
    id: channel.id,
    created: Math.trunc(channel.createdAt / 1000),
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: state.teamId,
  };
  if (channel.kind === 'im') return { ...common, user: channel.userId, is_user_deleted: false };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    // Slack has called private channels channels, too, for years; `is_group` is of the old ones.
    is_channel: true,
    is_group: false,
    is_private: channel.kind === 'private',
    is_mpim: false,
    is_general: false,
    is_shared: isShared(state, channel),
    is_ext_shared: isShared(state, channel),
    is_member: botIsIn(state, channel),
    creator: channel.creator,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

function isShared(state: State, channel: Channel): boolean {
  return [...channel.members].some((id) => {
    const team = state.users.get(id)?.teamId;
    return team !== undefined && team !== state.teamId;
  });
}

/** As it stands in what people do: direct messages and private channels are not named. */
export function namedChannel(channel: Channel): { readonly id: string; readonly name: string } {
  const names = { public: channel.name, private: 'privategroup', im: 'directmessage' };
  return { id: channel.id, name: names[channel.kind] };
}
