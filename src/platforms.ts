import type { Hono } from 'hono';
import { createLocalPlatform } from './adapters/local/platform.ts';
import { commands } from './commands/index.ts';
import { sourceStatus } from './core/intake/source-status.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import type { Newsroom, NewsroomOptions } from './newsroom.ts';

export interface PlatformOptions extends Pick<NewsroomOptions, 'config' | 'clock' | 'logger'> {
  /** The zone of the computer, for the local page. */
  readonly zone: string;
}

export interface Platforms {
  readonly platforms: readonly ChatPlatform[];
  /** The local page. */
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
  return { platforms: [platform, ...(discord ? [discord] : [])], routes };
}

function createLocal({ storage, source, intake }: Newsroom, options: PlatformOptions) {
  const { clock, logger, config, zone } = options;
  return createLocalPlatform({
    store: storage.localChannel,
    clock,
    logger,
    zone,
    voteEmojis: config.settings.voteEmojis,
    status: () => sourceStatus(source, storage.fetches, { progress: intake.progress(), zone }),
    ...(config.http.password && { password: config.http.password }),
  });
}

async function createDiscord({ storage }: Newsroom, { clock, logger, config }: PlatformOptions) {
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
  });
}
