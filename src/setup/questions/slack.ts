import { missingFeatures } from '../../adapters/slack/scopes.ts';
import type { SlackConfig } from '../../config/load.ts';
import { UserError } from '../../core/errors.ts';
import { askBot, askSlackChannel, askSocket, slackApi } from '../../doctor/slack/ask.ts';
import { askUntil } from '../ask-until.ts';
import type { Console } from '../console.ts';
import type { PlatformAnswers } from '../platform-answers.ts';
import type { Situation } from '../situation.ts';
import { askToken } from './token.ts';

const WHERE_TOKENS_ARE = [
  '',
  'Slack',
  '  1. Open https://api.slack.com/apps: Create New App, From a manifest, your workspace, JSON.',
  '     Paste what “paperboy slack manifest” prints, then Next and Create.',
  '  2. Page Install App: install it, and copy the Bot User OAuth Token (xoxb-…).',
  '  3. Page Basic Information, App-Level Tokens: generate one with connections:write (xapp-…).',
  '  The tokens are not shown while you paste them. “skip” leaves Slack out.',
];

const NO_CHANNEL =
  'That is no channel. In Slack click on the channel’s name, at the very bottom is its id ' +
  '(C0123456789); its link (Copy link) will do, too.';

/**
 * The tokens and the first channel, each tried as it is given. Undefined when Slack was left out.
 * @param usual the id of the channel that gets editions already
 */
export async function askSlack(
  console: Console,
  situation: Situation,
  usual: string | undefined,
): Promise<PlatformAnswers | undefined> {
  for (const line of WHERE_TOKENS_ARE) console.print(line);
  const bot = await askBotToken(console, situation);
  if (!bot) return undefined;
  const { bot: SLACK_BOT_TOKEN, slack, teamId } = bot;
  const entrance = await askEntrance(console, situation, SLACK_BOT_TOKEN);
  if (!entrance) return undefined;
  const api = slackApi(slack, SLACK_BOT_TOKEN);
  const channel = await askUntil(
    console,
    '  First channel (its link or id):',
    { usual },
    async (answer) => {
      const id = /(?:^|archives\/)([CG][A-Z0-9]{6,})/.exec(answer)?.[1];
      if (!id) throw new UserError(NO_CHANNEL);
      const wrong = await askSlackChannel(api, { workspace: teamId, id });
      if (wrong?.blocking) throw new UserError(`${wrong.reason} Then give the channel again.`);
      return { platform: 'slack', workspace: teamId, id };
    },
  );
  return {
    name: 'Slack',
    tokens: { SLACK_BOT_TOKEN, ...entrance },
    ...(channel && { channel }),
  };
}

async function askBotToken(console: Console, situation: Situation) {
  const answer = await askToken(console, situation, {
    ...{ key: 'SLACK_BOT_TOKEN', text: 'Bot token' },
    async check(token) {
      const slack = slackOf(situation, { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: 'xapp-' });
      return { slack, ...(await askBot(slackApi(slack, token))) };
    },
  });
  if (!answer) return undefined;
  const { token, meaning } = answer;
  console.print(`  ✓ Good for the workspace ${meaning.team}.`);
  for (const { scope, feature } of missingFeatures(meaning.scopes ?? [])) {
    if (meaning.scopes) console.print(`  ! The scope ${scope} is missing: ${feature}.`);
  }
  return { bot: token, ...meaning };
}

/** The app-level token; nothing to ask where Slack's requests come in over HTTP. */
async function askEntrance(
  console: Console,
  situation: Situation,
  bot: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const secret = situation.value('SLACK_SIGNING_SECRET');
  if (secret && !situation.value('SLACK_APP_TOKEN')) {
    console.print('  ✓ Slack’s requests come in over HTTP, as SLACK_SIGNING_SECRET says.');
    return { SLACK_SIGNING_SECRET: secret };
  }
  const answer = await askToken(console, situation, {
    ...{ key: 'SLACK_APP_TOKEN', text: 'App-level token' },
    async check(token) {
      const tokens = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: token };
      await askSocket(slackOf(situation, tokens), token);
    },
  });
  if (!answer) return undefined;
  console.print('  ✓ It opens a connection.');
  return { SLACK_APP_TOKEN: answer.token };
}

/** Throws ConfigError when one token stands in the other's place. */
function slackOf({ withTokens }: Situation, tokens: Readonly<Record<string, string>>): SlackConfig {
  const { slack } = withTokens(tokens);
  if (!slack) throw new UserError('Paste the token.');
  return slack;
}
