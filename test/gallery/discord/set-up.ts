import type { DiscordServer } from '../../support/discord/server.ts';
import type { Channel } from '../../support/discord/world/model.ts';
import type { Html } from '../page/html.ts';
import { ARRIVAL } from '../stage/moments.ts';
import { transcript } from '../terminal/transcript.ts';

interface SetUp {
  readonly discord: DiscordServer;
  readonly channel: Channel;
  readonly folder: string;
}

/** `paperboy setup` for Discord, with a wrong token and a wrong time at first. */
export function setUpDiscord({ discord, channel, folder }: SetUp): Promise<Html> {
  const link = `https://discord.com/channels/${channel.guildId}/${channel.id}`;
  const hidden = { seen: '' };
  const turns = [
    { question: /Where does your team talk/, typed: 'discord' },
    { question: /Bot token:/, typed: 'not-a-token', ...hidden },
    { question: /Bot token:/, typed: discord.token, ...hidden },
    { question: /First channel/, typed: link },
    { question: /Time of day/, typed: 'half past noon' },
    { question: /Time of day/, typed: '9am' },
    { question: /Time zone/, typed: '' },
    { question: /Topics/, typed: '' },
    { question: /Go on\?/, typed: 'yes' },
  ];
  return transcript(['setup'], turns, { folder, moment: ARRIVAL });
}
