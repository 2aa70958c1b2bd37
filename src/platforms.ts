import { Hono } from 'hono';
import { createLocalPlatform } from './adapters/local/platform.ts';
import { commands } from './commands/index.ts';
import { sourceStatus } from './core/intake/source-status.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import type { Newsroom, NewsroomOptions } from './newsroom.ts';

export interface PlatformOptions extends Pick<NewsroomOptions, 'config' | 'clock' | 'logger'> {
  /** The zone of the computer, for the local page. */
  readonly zone: string;
  /** Told of each 429. */
  rateLimited(platform: string): void;
}

export interface Platforms {
  readonly platforms: readonly ChatPlatform[];
  /** The local page, and where Slack's requests come in. */
  readonly routes: Hono;
}

/**
 * The local page, always: without a token it is where people read, with one it is where the
 * operator looks when a platform refuses. Every other platform is loaded when it is configured.
 */
export async function createPlatforms(
  newsroom: Newsroom,
  options: PlatformOptions,
): Promise<Platforms> {
  const { platform, routes } = createLocal(newsroom, options);
  const discord = await createDiscord(newsroom, options);
  const slack = await createSlack(newsroom, options);
  const others = [discord, slack?.platform].filter((one) => one !== undefined);
  return {
    platforms: [platform, ...others],
    routes: slack ? joined(slack.routes, routes) : routes,
  };
}

/** The first that has an answer gives it; the page's guard is not for what Slack signs. */
const joined = (...all: readonly Hono[]): Hono =>
  all.reduce((routes, one) => routes.route('/', one), new Hono());

function createLocal({ storage, source, arxiv, intake }: Newsroom, options: PlatformOptions) {
  const { clock, logger, config, zone } = options;
  return createLocalPlatform({
    store: storage.localChannel,
    clock,
    logger,
    zone,
    voteEmojis: config.settings.voteEmojis,
    status: () =>
      sourceStatus(source, storage.fetches, { progress: intake.progress(), standIn: arxiv, zone }),
    ...(config.http.password && { password: config.http.password }),
  });
}

async function createDiscord({ storage }: Newsroom, options: PlatformOptions) {
  const { clock, logger, config, rateLimited } = options;
  const { discord, settings } = config;
  if (!discord) return undefined;
  const { createDiscordPlatform } = await import('./adapters/discord/platform.ts');
  return createDiscordPlatform({
    ...discord,
    commands,
    actions: storage.actions,
    clock,
    logger,
    voteEmojis: settings.voteEmojis,
    haste: settings.haste,
    limited: () => rateLimited('discord'),
  });
}

async function createSlack({ storage }: Newsroom, options: PlatformOptions) {
  const { clock, logger, config, rateLimited } = options;
  const { slack, settings } = config;
  if (!slack) return undefined;
  const { createSlackPlatform } = await import('./adapters/slack/platform.ts');
  return createSlackPlatform({
    ...slack,
    actions: storage.actions,
    clock,
    logger,
    voteEmojis: settings.voteEmojis,
    haste: settings.haste,
    messagesPerMinute: settings.slackMessagesPerMinute,
    limited: () => rateLimited('slack'),
  });
}
