import type { Platform } from '../platform.ts';
import { userById } from '../wire/guild.ts';
import type { Channel, Message, Payload } from '../world/model.ts';
import { may, type State } from '../world/state.ts';
import { changeThread } from '../world/threads.ts';
import { createHandle, type InteractionHandle } from './handle.ts';
import { interactionPayload } from './payload.ts';
import type { InteractionType } from './store.ts';

export interface Interacting {
  readonly type: InteractionType;
  readonly commandType?: number;
  readonly channel: Channel;
  readonly userId: string;
  readonly source?: Message | undefined;
}

/** Sends an interaction to the bot; it has a short time to answer. */
export function interact(
  platform: Platform,
  { type, commandType, channel, userId, source }: Interacting,
  data: Payload,
  more?: Payload,
): InteractionHandle {
  const { state, settings } = platform;
  if (!may(state, channel, userId, 'viewChannel'))
    throw new Error(`${userId} does not see the channel ${channel.id}.`);
  openForPerson(state, channel, userId);
  const interaction = platform.interactions.open({
    type,
    commandType,
    channelId: channel.id,
    guildId: channel.guildId,
    userId,
    source,
    metadata: {
      type,
      user: userById(state, userId),
      authorizing_integration_owners: { '0': channel.guildId ?? '0' },
      ...(source && { interacted_message_id: source.id }),
    },
  });
  const handle = createHandle(interaction, settings.answerWithinMs);
  state.publish({
    name: 'INTERACTION_CREATE',
    data: interactionPayload(platform, interaction, channel, data, more),
    intent: 0,
  });
  return handle;
}

/** A client opens an archived thread first, and gives up when it may not. */
function openForPerson(state: State, channel: Channel, userId: string): void {
  if (!channel.thread?.archived) return;
  const isAllowed =
    may(state, channel, userId, 'manageThreads') ||
    (!channel.thread.locked && may(state, channel, userId, 'sendMessages'));
  if (!isAllowed) throw new Error(`${userId} may not open the archived thread ${channel.id}.`);
  changeThread(state, channel, { archived: false });
}
