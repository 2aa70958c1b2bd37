import type { Channel, Message, Payload } from '../world/model.ts';
import { guildOf, type State } from '../world/state.ts';
import { channelPayload, memberPayload, userById } from './guild.ts';

const SUPPRESS_EMBEDS = 1 << 2;

export function messagePayload(state: State, message: Message): Payload {
  const { interaction, reference, nonce } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userById(state, message.authorId),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp:
      message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: message.mentions.users.map((id) => userById(state, id)),
    mention_roles: message.mentions.roles,
    attachments: [],
    embeds: (message.flags & SUPPRESS_EMBEDS) === 0 ? message.embeds : [],
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(nonce !== undefined && { nonce }),
    ...(interaction && {
      interaction_metadata: interaction,
      application_id: state.applicationId,
      webhook_id: state.applicationId,
    }),
    ...(reference && {
      message_reference: {
        type: 0,
        channel_id: reference.channelId,
        message_id: reference.messageId,
      },
    }),
    ...reactionsPayload(state, message),
    ...threadOfMessage(state, message),
  };
}

/** A thread has the id of the message it was opened from. */
function threadOfMessage(state: State, message: Message): Payload {
  const thread = state.channels.get(message.id);
  return thread ? { thread: channelPayload(state, thread) } : {};
}

function reactionsPayload(state: State, message: Message): Payload {
  if (message.reactions.size === 0) return {};
  return {
    reactions: [...message.reactions].map(([name, users]) => ({
      emoji: { id: null, name },
      count: users.size,
      count_details: { burst: 0, normal: users.size },
      burst_colors: [],
      me: users.has(state.bot.id),
      me_burst: false,
    })),
  };
}

/** The same as the gateway tells it. */
export function messageEvent(state: State, channel: Channel, message: Message): Payload {
  const member = guildOf(state, channel)?.members.get(message.authorId);
  return {
    ...messagePayload(state, message),
    ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
    ...(member && { member: memberPayload(member) }),
    channel_type: channel.type,
  };
}

export function withoutContent(payload: Payload): Payload {
  return { ...payload, content: '', embeds: [], attachments: [], components: [] };
}
