import { VERIFICATION_TOKEN } from '../delivery/event-payload.ts';
import type { Platform } from '../platform.ts';
import { namedChannel } from '../wire/channel.ts';
import { messagePayload } from '../wire/message.ts';
import { viewPayload } from '../wire/view.ts';
import type { Channel, Message, Payload, View } from '../world/model.ts';
import { known } from '../world/state.ts';
import type { Used } from './elements.ts';
import { currentValues } from './form-values.ts';
import type { Interaction } from './store.ts';

/** What every interaction brings but a command. */
function commonPayload({ state }: Platform, interaction: Interaction): Payload {
  const user = known(state.users, interaction.userId, 'user');
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: state.appId,
    token: VERIFICATION_TOKEN,
    team: { id: state.teamId, domain: state.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: interaction.triggerId,
  };
}

export function commandPayload(
  platform: Platform,
  interaction: Interaction,
  channel: Channel,
  typed: { readonly command: string; readonly text: string },
): Payload {
  const { state } = platform;
  const { id, name } = namedChannel(channel);
  return {
    token: VERIFICATION_TOKEN,
    team_id: state.teamId,
    team_domain: state.teamDomain,
    channel_id: id,
    channel_name: name,
    user_id: interaction.userId,
    user_name: known(state.users, interaction.userId, 'user').name,
    command: typed.command,
    text: typed.text,
    api_app_id: state.appId,
    is_enterprise_install: 'false',
    response_url: platform.responseUrl(interaction.responseToken),
    trigger_id: interaction.triggerId,
  };
}

export function actionOf(platform: Platform, { block, element }: Used, chosen: Payload): Payload {
  const { type, action_id, text, value, style, placeholder, url } = element;
  return {
    type,
    action_id,
    block_id: block.block_id,
    ...(type === 'button' && { text, value, style, url }),
    ...(placeholder !== undefined && { placeholder }),
    ...chosen,
    action_ts: platform.state.newTs(),
  };
}

/** The app sees a message with it, unless only the person saw it. */
export function actionInMessage(
  platform: Platform,
  interaction: Interaction,
  { channel, message, attachment }: MessagePlace,
  action: Payload,
): Payload {
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    type: 'block_actions',
    ...commonPayload(platform, interaction),
    container: {
      type: attachment ? 'message_attachment' : 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
      ...(attachment && {
        attachment_id: attachment.id,
        is_app_unfurl: true,
        app_unfurl_url: attachment.from_url,
      }),
    },
    channel: namedChannel(channel),
    ...(!isEphemeral && { message: messagePayload(platform.state, message) }),
    ...(attachment && { app_unfurl: attachment }),
    state: { values: currentValues(attachment?.blocks ?? message.blocks) },
    response_url: platform.responseUrl(interaction.responseToken),
    actions: [action],
  };
}

/** Where an element was used; in an attachment when it belongs to an unfurled link. */
export interface MessagePlace {
  readonly channel: Channel;
  readonly message: Message;
  readonly attachment: Payload | undefined;
}

export function actionInView(
  platform: Platform,
  interaction: Interaction,
  view: View,
  action: Payload,
): Payload {
  const values = currentValues(view.payload.blocks);
  return {
    type: 'block_actions',
    ...commonPayload(platform, interaction),
    container: { type: 'view', view_id: view.id },
    view: viewPayload(platform.state, view, values),
    actions: [action],
  };
}

export function shortcutPayload(
  platform: Platform,
  interaction: Interaction,
  { channel, message }: Pick<MessagePlace, 'channel' | 'message'>,
  callbackId: string,
): Payload {
  return {
    type: 'message_action',
    callback_id: callbackId,
    ...commonPayload(platform, interaction),
    action_ts: platform.state.newTs(),
    message_ts: message.ts,
    channel: namedChannel(channel),
    message: messagePayload(platform.state, message),
    response_url: platform.responseUrl(interaction.responseToken),
  };
}

export function viewEventPayload(
  platform: Platform,
  interaction: Interaction,
  view: View,
  event: { readonly type: 'view_submission' | 'view_closed'; readonly values?: Payload },
): Payload {
  return {
    type: event.type,
    ...commonPayload(platform, interaction),
    view: viewPayload(platform.state, view, event.values),
    ...(event.type === 'view_submission' ? { response_urls: [] } : { is_cleared: false }),
  };
}
