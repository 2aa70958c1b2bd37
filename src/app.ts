import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalPlatform } from './adapters/local/platform.ts';
import type { CommandServices } from './commands/context.ts';
import { createCommandRunner } from './commands/run.ts';
import { createSender } from './core/delivery/sender.ts';
import { sourceStatus } from './core/intake/source-status.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import { createReactionHandler, reconcile } from './core/votes/reactions.ts';
import { localSubscription } from './local-subscription.ts';
import { type Newsroom, type NewsroomOptions, openNewsroom } from './newsroom.ts';
import { startHeartbeat } from './service/heartbeat.ts';
import { startHttp } from './service/http.ts';
import { singleFlight } from './service/single-flight.ts';

/** At the first start the live source gets this long before the sample is shown in its place. */
const FIRST_ANSWER_MS = 500;

/** Later, an edition that is due waits this long for the source's newest list. */
const ANSWER_MS = 30_000;

/** Between two requests for old lists: far below Hugging Face's 500 calls in five minutes. */
const BACKFILL_PAUSE_MS = 1_000;

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
  const { storage, intake, editor } = newsroom;
  const { clock, logger, config } = options;
  const { signal } = stopping;
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  const local = createLocal(newsroom, options);
  const { platform } = local;
  const sender = createSender({ ...storage, platform, clock, logger });

  const publish = async () => {
    await editor.sweep();
    await sender.drain();
  };
  /** Posts what is due; an edition whose source is slow waits for it, but not longer than this. */
  const postDue = async (patienceMs: number) => {
    await sender.drain();
    const refreshing = intake.refresh();
    const due = await storage.subscriptions.due(clock.now());
    if (due.length > 0) await Promise.race([refreshing, pause(patienceMs)]);
    await publish();
    await refreshing;
    await publish();
  };
  const fill = () => intake.backfill(config.settings.backfillDays, () => pause(BACKFILL_PAUSE_MS));
  const filling = singleFlight('filling', fill, logger);
  let patience = FIRST_ANSWER_MS;
  const work = async () => {
    await postDue(patience);
    patience = ANSWER_MS;
    await intake.remeasure();
    void filling.run();
  };
  const beat = singleFlight('beat', work, logger);

  const runner = createCommandRunner(commandServices(newsroom, platform, options), logger);
  await platform.start({
    command: runner.runText,
    action: runner.runAction,
    suggest: runner.suggest,
    reaction: createReactionHandler({ ...storage, clock, logger }),
  });
  const http = await startHttp({
    ...config.http,
    routes: local.routes,
    problem: () => storage.probe().then(() => undefined, writeProblem),
  });
  await storage.outbox.recover(platform.name, platform.settleMs);
  await storage.subscriptions.ensure(localSubscription(options));
  await reconcile(platform, { ...storage, clock, logger });

  void beat.run();
  const heartbeat = startHeartbeat(beat.run, logger);

  return {
    url: http.url,
    async stop() {
      stopping.abort();
      await heartbeat.stop();
      await Promise.all([http.stop(), sender.stop(), beat.idle().then(filling.idle)]);
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
