import type { Payload, User } from '../world/model.ts';
import type { State } from '../world/state.ts';

export function userPayload(state: State, user: User): Payload {
  const isStranger = user.teamId !== state.teamId;
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    real_name: user.realName,
    is_bot: user.bot,
    is_app_user: false,
    updated: 1_700_000_000,
    profile: { real_name: user.realName, display_name: user.name, team: user.teamId },
    ...(!user.deleted && {
      tz: user.tz,
      tz_label: user.tz,
      tz_offset: 0,
      is_admin: user.admin,
      is_owner: user.owner,
      is_primary_owner: user.primaryOwner,
      is_restricted: user.guest,
      is_ultra_restricted: false,
    }),
    ...(isStranger && { is_stranger: true }),
  };
}
