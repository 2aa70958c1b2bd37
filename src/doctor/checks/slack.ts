import { ADD_SCOPES } from '../../adapters/slack/failure.ts';
import { missingFeatures } from '../../adapters/slack/scopes.ts';
import type { SlackConfig } from '../../config/load.ts';
import { PlatformError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import type { Subscriber } from '../database/snapshot.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import { askBot, askSlackChannel, askSocket, type SlackBot, slackApi } from '../slack/ask.ts';
import { channelFindings } from './channels.ts';
import { refusal } from './refusal.ts';

/** Without these nothing works at all. */
const VITAL: ReadonlySet<string> = new Set(['chat:write', 'commands']);

/** The tokens, what they may do, and the channels that the bot is to post in. */
export async function checkSlack(
  slack: SlackConfig,
  subscribers: readonly Subscriber[],
): Promise<readonly Finding[]> {
  const [bot, entrance] = await Promise.all([checkBot(slack, subscribers), checkEntrance(slack)]);
  return [...bot.slice(0, 1), ...entrance, ...bot.slice(1)];
}

async function checkBot(
  slack: SlackConfig,
  subscribers: readonly Subscriber[],
): Promise<readonly Finding[]> {
  const api = slackApi(slack, slack.botToken);
  try {
    const bot = await askBot(api);
    return [
      ok('Slack bot token', `good for the workspace ${bot.team} (${bot.teamId})`),
      ...checkScopes(bot),
      ...elsewhere(bot, subscribers),
      ...(await channelFindings('Slack', subscribers, ({ channel }) =>
        askSlackChannel(api, channel),
      )),
    ];
  } catch (error) {
    return [refusal('Slack bot token', error)];
  }
}

function checkScopes({ scopes }: SlackBot): readonly Finding[] {
  if (!scopes) return [];
  const missing = missingFeatures(scopes);
  if (missing.length === 0) return [ok('Slack scopes', 'all that Paperboy needs')];
  return missing.map(({ scope, feature }) => {
    const tell = VITAL.has(scope) ? problem : warning;
    const found = `${scope} is missing, which is needed for ${feature}`;
    return tell('Slack scopes', found, ADD_SCOPES, operatingPage('permission-missing'));
  });
}

/** Channels of a workspace that this token is not for. */
function elsewhere({ teamId }: SlackBot, subscribers: readonly Subscriber[]): readonly Finding[] {
  const others = new Set(subscribers.map(({ channel }) => channel.workspace));
  others.delete(teamId);
  return [...others].map((team) =>
    warning(
      'Slack workspace',
      `there are channels of ${team}, and the token is for ${teamId}`,
      'Set the other workspace’s tokens if it is still yours; its channels get nothing meanwhile.',
      operatingPage('token-refused'),
    ),
  );
}

async function checkEntrance(slack: SlackConfig): Promise<readonly Finding[]> {
  const { entrance } = slack;
  if (entrance.mode === 'http') {
    return [
      ok('Slack requests', 'are taken at /slack/events; only Slack can try the signing secret'),
    ];
  }
  try {
    await askSocket(slack, entrance.appToken);
    return [ok('Slack app-level token', 'opens a socket')];
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return [refusal('Slack app-level token', error)];
  }
}
