import { Routes } from 'discord.js';
import { renderMessage } from '../../adapters/discord/render/message.ts';
import { createBulk } from '../../adapters/discord/rest.ts';
import type { DiscordConfig } from '../../config/load.ts';
import type { Message } from '../../core/message/model.ts';

/** Posts a message that has no buttons. Throws PlatformError. */
export async function postOnDiscord(
  discord: DiscordConfig,
  channel: string,
  message: Message,
): Promise<void> {
  const bulk = createBulk({ ...discord, clock: { now: Date.now } });
  await bulk.post(Routes.channelMessages(channel), renderMessage(message).body);
}
