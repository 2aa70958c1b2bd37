import type { DiscordConfig } from '../../config/load.ts';
import { operatingPage } from '../../core/operating-page.ts';
import type { Subscriber } from '../database/snapshot.ts';
import { type DiscordBot, openDiscordDesk } from '../discord/ask.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import { channelFindings } from './channels.ts';
import { refusal } from './refusal.ts';

/** A start and the reconnects of a bad day. */
const FEW_LOGINS = 20;

/** The token, the application behind it, and the channels that the bot is to post in. */
export async function checkDiscord(
  discord: DiscordConfig,
  subscribers: readonly Subscriber[],
): Promise<readonly Finding[]> {
  const desk = openDiscordDesk(discord);
  try {
    const bot = await desk.bot();
    const channels = await channelFindings('Discord', subscribers, ({ channel, layout }) =>
      desk.channelProblem(bot, channel, layout),
    );
    return [
      ok('Discord token', `good for the bot ${bot.name} (${bot.id})`),
      ...checkApplication(bot),
      ...channels,
    ];
  } catch (error) {
    return [refusal('Discord token', error)];
  } finally {
    await desk.leave();
  }
}

function checkApplication({ intents, asksForCode, logins }: DiscordBot): readonly Finding[] {
  const unneeded = intents.length > 0 ? `; ${intents.join(', ')} could be switched off` : '';
  return [
    ok('Discord intents', `Paperboy needs none of the privileged ones${unneeded}`),
    ...(asksForCode ? [CODE_GRANT] : []),
    ...(logins < FEW_LOGINS ? [fewLogins(logins)] : []),
  ];
}

const CODE_GRANT = warning(
  'Discord application',
  'it asks for a code whenever it is invited, so the invite link does not work',
  'In the developer portal, page Bot, switch Requires OAuth2 Code Grant off.',
  operatingPage('permission-missing'),
);

function fewLogins(left: number): Finding {
  const tell = left === 0 ? problem : warning;
  const todo = 'See what starts or reconnects so often; Discord allows 1,000 a day.';
  const help = operatingPage('too-many-logins');
  return tell('Discord logins', `${left} are left for today`, todo, help);
}
