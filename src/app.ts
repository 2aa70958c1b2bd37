import { createLocalPlatform } from './adapters/local/platform.ts';
import type { CommandServices } from './commands/context.ts';
import { createCommandRunner } from './commands/run.ts';
import { createSender } from './core/delivery/sender.ts';
import { sourceStatus } from './core/intake/source-status.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import { createReactionHandler, reconcile } from './core/votes/reactions.ts';
import { localSubscription } from './local-subscription.ts';
import { type Newsroom, type NewsroomOptions, openNewsroom } from './newsroom.ts';
import { createRounds } from './rounds.ts';
import { startHeartbeat } from './service/heartbeat.ts';
import { startHttp } from './service/http.ts';

export interface AppOptions extends Omit<NewsroomOptions, 'signal' | 'access'> {
  /** The zone of the computer, for the local channel. */
  readonly zone: string;
}

export interface App {
  /** Where the page is. */
  readonly url: string;
  /** Ends cleanly: what is being sent is recorded, the database is closed. */
  stop(): Promise<void>;
}

/** Starts everything. Rejects, with nothing left running, when a part can't be had. */
export async function startApp(options: AppOptions): Promise<App> {
  const stopping = new AbortController();
  const newsroom = await openNewsroom({ ...options, signal: stopping.signal, access: 'owner' });
  try {
    return await run(newsroom, options, stopping);
  } catch (error) {
    await newsroom.storage.close();
    throw error;
  }
}

async function run(newsroom: Newsroom, options: AppOptions, stopping: AbortController) {
  const { storage } = newsroom;
  const { clock, logger, config } = options;
  const { platform, routes } = createLocal(newsroom, options);
  const sender = createSender({ ...storage, platform, clock, logger });
  const runner = createCommandRunner(commandServices(newsroom, platform, options), logger);
  await platform.start({
    command: runner.runText,
    action: runner.runAction,
    suggest: runner.suggest,
    reaction: createReactionHandler({ ...storage, clock, logger }),
  });
  const problem = () => storage.probe().then(() => undefined, writeProblem);
  const http = await startHttp({ ...config.http, routes, problem });
  await storage.outbox.recover(platform.name, platform.settleMs);
  await storage.subscriptions.ensure(localSubscription(options));
  await reconcile(platform, { ...storage, clock, logger });

  const { backfillDays } = config.settings;
  const { signal } = stopping;
  const rounds = createRounds({ newsroom, sender, clock, logger, backfillDays, signal });
  void rounds.run();
  const heartbeat = startHeartbeat(rounds.run, logger);

  return {
    url: http.url,
    async stop() {
      stopping.abort();
      await heartbeat.stop();
      await Promise.all([http.stop(), sender.stop(), rounds.idle()]);
      await platform.stop();
      await storage.close();
      logger.info({}, 'stopped');
    },
  };
}

function createLocal({ storage, source, intake }: Newsroom, options: AppOptions) {
  const { clock, logger, config, zone } = options;
  return createLocalPlatform({
    store: storage.localChannel,
    clock,
    logger,
    zone,
    voteEmojis: config.settings.voteEmojis,
    status: () => sourceStatus(source, storage.fetches, { progress: intake.progress(), zone }),
    baseUrl: `http://${config.http.host}:${config.http.port}`,
    ...(config.http.password && { password: config.http.password }),
  });
}

function commandServices(
  newsroom: Newsroom,
  platform: ChatPlatform,
  { clock, zone }: AppOptions,
): CommandServices {
  const { storage, source, sample, editor, electorateOf } = newsroom;
  return {
    ...storage,
    clock,
    zone,
    source,
    sample,
    electorateOf,
    draft: editor.preview,
    sampleOnly: async () => (await storage.fetches.lastOf(source.name)).good === undefined,
    permalink: (_platform, ref) => platform.permalink(ref),
  };
}

const writeProblem = (error: Error) =>
  `the database can't be written (${error.message}); free disk space, or check its permissions`;
