import { isRecord } from '../validation/form.ts';
import { MESSAGE_FLAG } from '../validation/message.ts';
import { messageEvent, withoutContent } from '../wire/message.ts';
import { fillComponentIds } from './component-ids.ts';
import { messageIntent } from './intents.ts';
import { mentionsIn } from './mentions.ts';
import type { Channel, Message, Payload, Reference } from './model.ts';
import { may, publishIn, type State } from './state.ts';

/** Fixed when the message is made: an edit does not touch them. */
const KEPT = MESSAGE_FLAG.hasThread | MESSAGE_FLAG.ephemeral;

export interface NewMessage {
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: Payload;
  readonly type?: number;
  readonly flags?: number;
  readonly nonce?: string | undefined;
  readonly interaction?: Payload | undefined;
  readonly reference?: Reference | undefined;
}

export function createMessage(state: State, given: NewMessage): Message {
  const { channel, authorId, body } = given;
  const content = typeof body.content === 'string' ? body.content.trim() : '';
  const components = fillComponentIds(body.components);
  const message: Message = {
    id: state.newId(),
    channelId: channel.id,
    authorId,
    createdAt: state.now(),
    type: given.type ?? 0,
    nonce: given.nonce,
    interaction: given.interaction,
    reference: given.reference,
    reactions: new Map(),
    content,
    embeds: embedsOf(state, channel, given),
    components,
    flags: given.flags ?? (typeof body.flags === 'number' ? body.flags : 0),
    mentions: mentionsIn(
      { content, components },
      body.allowed_mentions,
      may(state, channel, authorId, 'mentionEveryone'),
    ),
    editedAt: undefined,
  };
  if (isEphemeral(message)) state.hidden.set(message.id, message);
  else {
    channel.messages.set(message.id, message);
    publishMessage(state, channel, message, 'MESSAGE_CREATE');
  }
  return message;
}

const isEphemeral = (message: Message): boolean => (message.flags & MESSAGE_FLAG.ephemeral) !== 0;

/** Without the permission to embed, embeds vanish and the text stays. */
function embedsOf(state: State, channel: Channel, given: NewMessage): readonly Payload[] {
  if (!given.interaction && !may(state, channel, given.authorId, 'embedLinks')) return [];
  return richEmbeds(given.body.embeds);
}

const richEmbeds = (embeds: unknown): readonly Payload[] =>
  Array.isArray(embeds) ? embeds.filter(isRecord).map((embed) => ({ ...embed, type: 'rich' })) : [];

export function editMessage(state: State, message: Message, body: Payload): void {
  const channel = state.channels.get(message.channelId);
  if (body.content !== undefined)
    message.content = typeof body.content === 'string' ? body.content.trim() : '';
  if (body.embeds !== undefined) message.embeds = richEmbeds(body.embeds);
  if (body.components !== undefined) message.components = fillComponentIds(body.components);
  if (typeof body.flags === 'number') message.flags = (body.flags & ~KEPT) | (message.flags & KEPT);
  message.flags &= ~MESSAGE_FLAG.loading;
  message.mentions = mentionsIn(message, body.allowed_mentions, false);
  message.editedAt = state.now();
  if (channel && !isEphemeral(message)) publishMessage(state, channel, message, 'MESSAGE_UPDATE');
}

export function publishMessage(
  state: State,
  channel: Channel,
  message: Message,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
): void {
  const data = messageEvent(state, channel, message);
  const readable =
    channel.guildId === undefined ||
    message.authorId === state.bot.id ||
    message.mentions.users.includes(state.bot.id);
  publishIn(state, channel, {
    name,
    data,
    intent: messageIntent(channel.guildId),
    ...(!readable && { redacted: withoutContent(data) }),
  });
}

export function deleteMessage(state: State, message: Message): void {
  state.hidden.delete(message.id);
  const channel = state.channels.get(message.channelId);
  if (!channel?.messages.delete(message.id)) return;
  publishIn(state, channel, {
    name: 'MESSAGE_DELETE',
    data: { id: message.id, channel_id: channel.id, guild_id: channel.guildId },
    intent: messageIntent(channel.guildId),
  });
}
