import { renderMessage } from '../../adapters/slack/render/message.ts';
import type { SlackConfig } from '../../config/load.ts';
import type { Message } from '../../core/message/model.ts';
import { slackApi } from '../../doctor/slack/ask.ts';

/** Posts a message that has no buttons. Throws PlatformError. */
export async function postOnSlack(
  slack: SlackConfig,
  channel: string,
  message: Message,
): Promise<void> {
  const { payload } = renderMessage(message);
  await slackApi(slack, slack.botToken).write('chat.postMessage', { channel, ...payload });
}
