import { inviteLink } from '../../adapters/discord/permissions.ts';
import { PlatformError, UserError } from '../../core/errors.ts';
import { type DiscordBot, type DiscordDesk, openDiscordDesk } from '../../doctor/discord/ask.ts';
import { askUntil } from '../ask-until.ts';
import type { Console } from '../console.ts';
import type { PlatformAnswers } from '../platform-answers.ts';
import type { Situation } from '../situation.ts';
import { askToken } from './token.ts';

const WHERE_THE_TOKEN_IS = [
  '',
  'Discord',
  '  Open https://discord.com/developers/applications: New Application, page Bot, Reset Token.',
  '  Leave the privileged intents off. The token is not shown while you paste it;',
  '  “skip” leaves Discord out.',
];

const NO_CHANNEL =
  'That is no link to a channel. In Discord right-click the channel (or hold it), and Copy Link: ' +
  'https://discord.com/channels/SERVER/CHANNEL.';

/**
 * The token and the first channel, each tried as it is given. Undefined when Discord was left out.
 * @param usual the link to the channel that gets editions already
 */
export async function askDiscord(
  console: Console,
  situation: Situation,
  usual: string | undefined,
): Promise<PlatformAnswers | undefined> {
  for (const line of WHERE_THE_TOKEN_IS) console.print(line);
  const answer = await askToken(console, situation, {
    ...{ key: 'DISCORD_TOKEN', text: 'Bot token' },
    check: (token) => withDesk(situation, token, (desk) => desk.bot()),
  });
  if (!answer) return undefined;
  const { token, meaning: bot } = answer;
  console.print(
    `  ✓ Good for the bot ${bot.name}. This adds it to your server, if it is not there:`,
  );
  console.print(`    ${inviteLink(bot.applicationId)}`);
  const channel = await withDesk(situation, token, (desk) =>
    askChannel(console, { desk, bot, usual }),
  );
  return { name: 'Discord', tokens: { DISCORD_TOKEN: token }, ...(channel && { channel }) };
}

interface ChannelQuestion {
  readonly desk: DiscordDesk;
  readonly bot: DiscordBot;
  readonly usual: string | undefined;
}

const askChannel = (console: Console, { desk, bot, usual }: ChannelQuestion) =>
  askUntil(console, '  First channel (its link):', { usual }, async (answer) => {
    const [, workspace, id] = /(\d{17,20})\/(\d{17,20})/.exec(answer) ?? [];
    if (!workspace || !id) throw new UserError(NO_CHANNEL);
    const wrong = await desk.channelProblem(bot, { workspace, id }, 'thread');
    if (wrong?.blocking) throw new UserError(`${wrong.reason} Then give the channel again.`);
    return { platform: 'discord', workspace, id };
  });

async function withDesk<T>(
  { withTokens }: Situation,
  token: string,
  use: (desk: DiscordDesk) => Promise<T>,
): Promise<T> {
  const { discord } = withTokens({ DISCORD_TOKEN: token });
  if (!discord) throw new PlatformError('There is no token.', { kind: 'unauthorized' });
  const desk = openDiscordDesk(discord);
  try {
    return await use(desk);
  } finally {
    await desk.leave();
  }
}
