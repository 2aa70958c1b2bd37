import { createLocalPlatform } from './adapters/local/platform.ts';
import type { CommandServices } from './commands/context.ts';
import { createCommandRunner } from './commands/run.ts';
import { createSender } from './core/delivery/sender.ts';
import { sourceStatus } from './core/intake/source-status.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import type { Clock } from './core/ports/clock.ts';
import { createReactionHandler, reconcile } from './core/votes/reactions.ts';
import { subscribeLocal } from './local-subscription.ts';
import { type Newsroom, type NewsroomOptions, openNewsroom } from './newsroom.ts';
import { createRounds } from './rounds.ts';
import { startHeartbeat } from './service/heartbeat.ts';
import { startHttp } from './service/http.ts';
import { singleFlight } from './service/single-flight.ts';

/** `/readyz` may be asked by anybody, and each probe waits for the disk. */
const PROBE_MS = 5_000;

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
  /** What ends each part that runs, in the order in which they began. */
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    stopping.abort();
    for (const end of ends.toReversed()) await end();
  };
  try {
    return { url: await run(options, stopping.signal, ends), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function run(options: AppOptions, signal: AbortSignal, ends: (() => Promise<unknown>)[]) {
  const { clock, logger, config } = options;
  const newsroom = await openNewsroom({ ...options, signal, access: 'owner' });
  const { storage } = newsroom;
  ends.push(storage.close);
  const { platform, routes } = createLocal(newsroom, options);
  const runner = createCommandRunner(commandServices(newsroom, [platform], options), logger);
  await platform.start({
    command: runner.runText,
    action: runner.runAction,
    suggest: runner.suggest,
    reaction: createReactionHandler({ ...storage, clock, logger }),
  });
  ends.push(platform.stop);
  const http = await startHttp({ ...config.http, routes, problem: createProbe(storage, clock) });
  ends.push(http.stop);

  await subscribeLocal(storage.subscriptions, { config, clock, zone: options.zone });
  const repairs = { ...storage, clock, logger, signal };
  const reconciling = singleFlight('reconcile', () => reconcile(platform, repairs), logger);
  void reconciling.run();
  ends.push(reconciling.idle);

  const sender = createSender({ ...storage, platform, clock, logger });
  const { backfillDays } = config.settings;
  const rounds = createRounds({ newsroom, sender, clock, logger, backfillDays, signal });
  // Sending has a beat of its own: it waits for no source.
  const beat = () => {
    void sender.drain();
    void rounds.run();
  };
  const heartbeat = startHeartbeat(beat, logger);
  beat();
  ends.push(() => Promise.all([heartbeat.stop(), sender.stop(), rounds.idle()]));
  return http.url;
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
    ...(config.http.password && { password: config.http.password }),
  });
}

function commandServices(
  newsroom: Newsroom,
  platforms: readonly ChatPlatform[],
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
    permalink: async (name, ref) => platforms.find((one) => one.name === name)?.permalink(ref),
  };
}

/** Whether the database can be written, asked at most every five seconds. */
function createProbe(storage: Newsroom['storage'], clock: Clock) {
  const problem = (error: Error) =>
    `the database can't be written (${error.message}); free disk space, or check its permissions`;
  let asked: { readonly at: number; readonly answer: Promise<string | undefined> } | undefined;
  return () => {
    const now = clock.now();
    if (!asked || Math.abs(now - asked.at) >= PROBE_MS) {
      asked = { at: now, answer: storage.probe(now).then(() => undefined, problem) };
    }
    return asked.answer;
  };
}
