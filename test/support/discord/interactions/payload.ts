import type { Platform } from '../platform.ts';
import { channelPayload, memberPayload, userById } from '../wire/guild.ts';
import type { Channel, Payload } from '../world/model.ts';
import { guildOf, permissionsIn } from '../world/state.ts';
import type { Interaction } from './store.ts';

const LOCALE = 'en-US';

/** INTERACTION_CREATE, around what this kind of interaction carries. */
export function interactionPayload(
  { state }: Platform,
  interaction: Interaction,
  channel: Channel,
  data: Payload,
  more: Payload = {},
): Payload {
  const guild = guildOf(state, channel);
  const member = guild?.members.get(interaction.userId);
  const user = userById(state, interaction.userId);
  const permissions = String(permissionsIn(state, channel, interaction.userId));
  return {
    id: interaction.id,
    application_id: state.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelPayload(state, channel), permissions },
    app_permissions: String(permissionsIn(state, channel, state.bot.id)),
    locale: LOCALE,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    context: guild ? 0 : 1,
    authorizing_integration_owners: { '0': guild?.id ?? '0' },
    ...(guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: LOCALE, features: [] },
      guild_locale: LOCALE,
    }),
    ...(guild && member ? { member: { ...memberPayload(member), user, permissions } } : { user }),
    ...more,
  };
}
