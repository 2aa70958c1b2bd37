import { API_ERRORS, refuse } from '../api-error.ts';
import { checkSnowflake } from '../validation/checks.ts';
import { createForm } from '../validation/form.ts';
import {
  channelPayload,
  guildPayload,
  memberWithUser,
  rolePayload,
  userPayload,
} from '../wire/guild.ts';
import { CHANNEL, type Channel, type Guild } from '../world/model.ts';
import { channelOf } from './access.ts';
import { type Call, ok, type Reply, refuseIf } from './call.ts';

function guildOf(call: Call): Guild {
  const guild = call.platform.state.guilds.get(call.param('guild'));
  return guild?.botPresent ? guild : refuse(API_ERRORS.unknownGuild);
}

export const getGuild = (call: Call): Reply => ok(guildPayload(guildOf(call)));

export const getRoles = (call: Call): Reply =>
  ok([...guildOf(call).roles.values()].map(rolePayload));

export function getGuildChannels(call: Call): Reply {
  const { state } = call.platform;
  const channels = [...guildOf(call).channelIds].flatMap((id) => state.channels.get(id) ?? []);
  return ok(channels.filter(({ thread }) => !thread).map((one) => channelPayload(state, one)));
}

export function getMember(call: Call): Reply {
  const member = guildOf(call).members.get(call.param('user'));
  return ok(memberWithUser(call.platform.state, member ?? refuse(API_ERRORS.unknownMember)));
}

export const getChannel = (call: Call): Reply =>
  ok(channelPayload(call.platform.state, channelOf(call)));

export const getSelf = (call: Call): Reply =>
  ok({ ...userPayload(call.platform.state.bot), verified: true, mfa_enabled: true, email: null });

export function getApplication(call: Call): Reply {
  const { applicationId, bot } = call.platform.state;
  return ok({
    id: applicationId,
    name: bot.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: userPayload(bot),
  });
}

/** Opening always works; whether it can be written to shows when a message is sent. */
export function openDirectMessages(call: Call): Reply {
  const { state } = call.platform;
  const form = createForm(call.body);
  const id = checkSnowflake(form.root.at('recipient_id'), { required: true });
  refuseIf(form.error());
  if (id === undefined || !state.users.has(id)) return refuse(API_ERRORS.unknownUser);
  if (id === state.bot.id) refuse(API_ERRORS.cannotDirectMessage);
  const open = [...state.channels.values()].find(({ recipientId }) => recipientId === id);
  const channel: Channel = open ?? {
    id: state.newId(),
    type: CHANNEL.dm,
    guildId: undefined,
    recipientId: id,
    messages: new Map(),
    thread: undefined,
    name: '',
    overwrites: [],
  };
  state.channels.set(channel.id, channel);
  return ok(channelPayload(state, channel));
}

export function getGateway(call: Call): Reply {
  const { gateway } = call.platform;
  return ok({
    url: gateway.url(),
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: gateway.identifiesLeft(),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  });
}
