import { describeSettings } from '../commands/answers/describe-settings.ts';
import type { Config } from '../config/load.ts';
import type { Subscription } from '../core/edition/model.ts';
import { code, footnote, heading, message, plain, text, time } from '../core/message/build.ts';
import type { Message } from '../core/message/model.ts';

/** What a channel reads before its first edition. */
const welcome = (subscription: Subscription): Message =>
  message(
    heading('Paperboy brings papers here'),
    text(
      plain(`This channel gets ${describeSettings(subscription)}. The first edition comes `),
      time(subscription.nextRunAt, subscription.zone),
      plain('.'),
    ),
    text(
      plain('Vote for the papers that you like: they count for the days after. '),
      code('/papers help'),
      plain(' shows everything else.'),
    ),
    footnote(
      plain('Whoever manages this channel changes it with '),
      code('/papers settings'),
      plain('.'),
    ),
  );

/** Posts it. Throws PlatformError. */
export async function postWelcome(config: Config, subscription: Subscription): Promise<void> {
  const { platform, id } = subscription.channel;
  if (platform === 'slack' && config.slack) {
    const { postOnSlack } = await import('./post/slack.ts');
    await postOnSlack(config.slack, id, welcome(subscription));
  }
  if (platform === 'discord' && config.discord) {
    const { postOnDiscord } = await import('./post/discord.ts');
    await postOnDiscord(config.discord, id, welcome(subscription));
  }
}
