import { onTestFinished } from 'vitest';
import { createManifest } from '../../src/adapters/slack/manifest.ts';
import type { App } from '../../src/app.ts';
import { commands } from '../../src/commands/index.ts';
import { until } from './program.ts';
import type { InteractionHandle } from './slack/interactions/handle.ts';
import type { SlackOptions } from './slack/options.ts';
import type { SlackServer } from './slack/server.ts';
import type { Channel, Message, User } from './slack/world/model.ts';
import { buttonOf, choiceOf, type Mode, readSlack, startWorkspace } from './slack-bot.ts';
import { createHome, type HomeOptions } from './team.ts';

const { features, oauth_config, settings } = createManifest(commands);

/** What the app's manifest asks for, and nothing else. */
export const AS_IN_MANIFEST: SlackOptions = {
  scopes: oauth_config.scopes.bot,
  events: settings.event_subscriptions.bot_events,
  unfurlDomains: features.unfurl_domains,
  shouldEscape: false,
};

/** So many times faster that nothing waits for Slack's paces. */
const HURRY = 1_000;

/** The environment of a Paperboy that Slack reaches in this mode. */
export function slackEnvironment(
  { apiUrl, appToken, botToken, signingSecret }: SlackServer,
  mode: Mode = 'socket',
): Readonly<Record<string, string>> {
  const entrance =
    mode === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret };
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, ...entrance };
}

export interface SlackTeamOptions extends SlackOptions, Omit<HomeOptions, 'haste'> {
  readonly mode?: Mode;
}

/** What a start may have that is not as usual. */
interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * The whole of Paperboy, as `paperboy start` runs it, with a team on Slack's stand-in, which holds the
 * app to its manifest: Ada made the channel, Bob reads it.
 */
export async function startSlackTeam(options: SlackTeamOptions = {}) {
  const { mode = 'socket', logger, ending = onTestFinished, ...slackOptions } = options;
  const workspace = await startWorkspace({ ...AS_IN_MANIFEST, ...slackOptions });
  const { slack, world, channel } = workspace;
  ending(() => slack.close());
  const home = await createHome({ ending, haste: HURRY, ...(logger && { logger }) });
  let hellosBefore = 0;

  async function start({ environment, settings: given }: StartOptions = {}): Promise<App> {
    hellosBefore = slack.socket.connected;
    const app = await home.start({ ...slackEnvironment(slack, mode), ...environment }, given);
    if (mode === 'http') slack.deliverTo(`${app.url}/slack/events`);
    return app;
  }

  /** Slack reaches it: what people do from now on arrives. */
  const connected = () =>
    until(() =>
      mode === 'http' ? slack.delivery.verifyUrl() : slack.socket.connected > hellosBefore,
    );

  /** The editions' own messages in a channel, oldest first. */
  const parents = (place: Pick<Channel, 'id'> = channel): readonly Message[] =>
    world.messages(place.id).filter((one) => isDelivery(one) && one.threadTs === undefined);
  /** The papers' messages under the newest edition, as they stand. */
  function papers(place: Pick<Channel, 'id'> = channel): readonly Message[] {
    const parent = parents(place).at(-1);
    return parent ? world.thread(place.id, parent.ts) : [];
  }
  const wholeThread = (count = 5, place: Pick<Channel, 'id'> = channel) =>
    until(
      () => papers(place).length === count && papers(place),
      () => `the thread holds ${papers(place).length} papers`,
    );

  const as = createSlackClient(slack, channel);
  return { ...workspace, ...home, start, connected, as, parents, papers, wholeThread };
}

const isDelivery = ({ metadata }: Message): boolean => metadata?.event_type === 'paperboy_delivery';

/** What a person does in the channel, and reads as the answer. */
export function createSlackClient(slack: SlackServer, { id: channel }: Pick<Channel, 'id'>) {
  const { people } = slack;
  return ({ id: user }: User) => {
    const read = async (handle: InteractionHandle) => readSlack(await handle.message());
    const command = (text: string, place = channel) =>
      people.command({ user, channel: place, text });
    const press = (message: Message, label: string) =>
      people.press({ user, message, actionId: buttonOf(message, label) });
    const choose = (message: Message, label: string) =>
      people.choose({ user, message, ...choiceOf(message, label) });
    return {
      ...{ command, press, choose, read },
      ask: (text: string, place?: string) => read(command(text, place)),
      readPress: (message: Message, label: string) => read(press(message, label)),
      readChoice: (message: Message, label: string) => read(choose(message, label)),
    };
  };
}
