import { dirname, resolve } from 'node:path';
import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import { createChat } from './chat.ts';
import type { CommandServices } from './commands/context.ts';
import { createCommandLimit } from './commands/limit.ts';
import { createCommandRunner } from './commands/run.ts';
import { createDepartures } from './core/delivery/departures.ts';
import { createSender } from './core/delivery/sender.ts';
import { createStoppages } from './core/delivery/stoppages.ts';
import { retime } from './core/edition/retime.ts';
import type { ChatPlatform } from './core/ports/chat-platform.ts';
import type { Clock } from './core/ports/clock.ts';
import { createLapseSettling } from './core/restore/settle-lapses.ts';
import { createVoteWatch } from './core/votes/watch.ts';
import { createHousekeeping, toKeep } from './housekeeping.ts';
import { subscribeLocal } from './local-subscription.ts';
import { type Newsroom, type NewsroomOptions, openNewsroom } from './newsroom.ts';
import { createPlatforms } from './platforms.ts';
import { createRounds } from './rounds.ts';
import { atMostEvery } from './service/at-most-every.ts';
import { createBackups, NO_BACKUPS } from './service/backups.ts';
import { startHeartbeat } from './service/heartbeat.ts';
import { startHttp } from './service/http.ts';
import { createMetrics } from './service/metrics.ts';
import { createReadiness } from './service/readiness.ts';
import { singleFlight } from './service/single-flight.ts';

/** `/readyz` may be asked by anybody, and each probe waits for the disk. */
const PROBE_MS = 5_000;

const HOUR_MS = 3_600_000;

export interface AppOptions extends Omit<NewsroomOptions, 'signal' | 'access'> {
  /** The zone of the computer, for the local channel. */
  readonly zone: string;
  /** In place of the real one, where a simulation lets its own time pass. */
  readonly startHeartbeat?: typeof startHeartbeat;
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
  const metrics = createMetrics();
  const { observe, rateLimited } = metrics;
  const newsroom = await openNewsroom({ ...options, signal, access: 'owner', observe });
  const { storage, electorateOf } = newsroom;
  ends.push(storage.close);
  await retime({ ...storage, clock, logger });
  const { platforms, routes } = await createPlatforms(newsroom, { ...options, rateLimited });
  const platformOf = (name: string) => platforms.find((platform) => platform.name === name);
  const keep = toKeep(config.settings.keep);
  const votes = createVoteWatch({
    ...{ ...storage, platformOf, electorateOf, clock, logger },
    votesKeptMs: keep.votesMs,
  });
  ends.push(votes.stop);
  const catchUpMs = config.settings.catchUpHours * HOUR_MS;
  const stoppages = createStoppages({ ...storage, platforms, clock, logger, catchUpMs });
  const departures = createDepartures({ ...storage, stoppages, clock, logger });
  const senders = platforms.map((platform) =>
    createSender({
      ...{ ...storage, platform, clock, logger },
      refused: stoppages.refused,
      shown: (message) => votes.posted(platform.name, message),
    }),
  );
  const send = async () => void (await Promise.all(senders.map((sender) => sender.drain())));

  const mending = singleFlight('mending', () => stoppages.mend().then(send), logger);
  ends.push(mending.idle);
  /** What was missed may be that a channel takes messages again. */
  const gap = (platform: string) => {
    votes.gap(platform);
    void mending.run();
  };
  const databaseProblem = createProbe(storage, clock);
  const services = commandServices(newsroom, platforms, {
    ...options,
    ...{ send, databaseProblem, voted: votes.voted },
  });
  const { commandsPerMinute, haste } = config.settings;
  const limit = createCommandLimit(commandsPerMinute * haste, clock);
  const runner = createCommandRunner(services, logger, metrics.watchCommand, limit);
  for (const platform of platforms) {
    await platform.start({
      command: runner.runText,
      action: runner.runAction,
      suggest: runner.suggest,
      complete: runner.complete,
      find: runner.find,
      home: runner.home,
      links: runner.links,
      reaction: votes.reaction,
      recount: (message) => votes.recount(platform.name, message),
      gap: () => gap(platform.name),
      present: (workspaces) => departures.present(platform.name, workspaces),
      gone: departures.gone,
    });
    ends.push(platform.stop);
  }
  // It has no connection that could break: what it may have missed, it missed before it started.
  votes.gap(LOCAL_CHANNEL.platform);
  const { measures } = storage;
  const { voteEmojis } = config.settings;
  const backups = openBackups(storage, options);
  metrics.collect({ measures, platforms, backups, voteEmojis, clock, logger });
  const problems = createReadiness({ measures, platforms, clock, databaseProblem });
  const http = await startHttp({ ...config.http, routes, problems, metrics: metrics.expose });
  ends.push(http.stop);

  await subscribeLocal(storage.subscriptions, { config, clock, zone: options.zone });
  const { backfillDays } = config.settings;
  const mend = mending.run;
  const settling = openSettling(newsroom, { ...options, platformOf, gap: votes.gap });
  ends.push(settling.idle);
  const settle = settling.run;
  const rounds = createRounds({
    newsroom,
    send,
    settle,
    mend,
    clock,
    logger,
    backfillDays,
    signal,
  });
  const housekeeping = createHousekeeping({ storage, votes, keep, clock, logger, signal });
  // Sending has a beat of its own: it waits for no source.
  const beat = () => {
    void send();
    void rounds.run();
    void backups.run();
    void housekeeping.run();
  };
  ends.push(backups.idle, housekeeping.idle);
  const heartbeat = (options.startHeartbeat ?? startHeartbeat)(beat, logger);
  beat();
  const stopSending = () => Promise.all(senders.map((sender) => sender.stop()));
  ends.push(() => Promise.all([heartbeat.stop(), stopSending(), rounds.idle()]));
  return http.url;
}

interface ServiceOptions extends AppOptions {
  send(): Promise<void>;
  readonly voted: CommandServices['voted'];
  readonly databaseProblem: CommandServices['databaseProblem'];
}

function commandServices(
  newsroom: Newsroom,
  platforms: readonly ChatPlatform[],
  { clock, zone, config, logger, send, voted, databaseProblem }: ServiceOptions,
): CommandServices {
  const { storage, source, arxiv, sample, editor, electorateOf } = newsroom;
  const { administrators, defaults } = config.settings;
  return {
    ...storage,
    clock,
    zone: defaults.zone ?? zone,
    defaults,
    source,
    standIn: arxiv,
    sample,
    electorateOf,
    voted,
    databaseProblem,
    chat: createChat({ ...storage, platforms, administrators, logger }),
    draft: editor.preview,
    async postNow(subscription) {
      const posted = await editor.postNow(subscription);
      void send();
      return posted;
    },
    async shown() {
      const wasRead = async ({ name }: { readonly name: string }) =>
        (await storage.fetches.lastOf(name)).good !== undefined;
      if (await wasRead(source)) return 'live';
      return (await wasRead(arxiv)) ? 'stand-in' : 'sample';
    },
  };
}

interface SettlingOptions extends AppOptions {
  platformOf(name: string): ChatPlatform | undefined;
  gap(platform: string): void;
}

/** After a restore: finds what was posted since the backup, and then the votes for it. */
function openSettling(newsroom: Newsroom, options: SettlingOptions) {
  const { storage, source, arxiv, tapEmoji, electorateOf } = newsroom;
  const { clock, logger, config, platformOf, gap } = options;
  const lapses = createLapseSettling({
    ...{ ...storage, sources: [source, arxiv], tapEmoji, electorateOf, platformOf, clock, logger },
    catchUpMs: config.settings.catchUpHours * HOUR_MS,
  });
  const settle = async () => {
    for (const platform of await lapses.run()) gap(platform);
  };
  return singleFlight('looking up what was posted', settle, logger);
}

/** Beside the database, unless the settings say where else, or that none are wanted. */
function openBackups({ backup }: Newsroom['storage'], { config, clock, logger }: AppOptions) {
  const { folder, keep } = config.settings.backups;
  if (folder === '') return NO_BACKUPS;
  const path = resolve(dirname(config.databaseFile), folder);
  return createBackups({ folder: path, keep, clock, logger, backup });
}

/** Whether the database can be written, asked at most every five seconds. */
function createProbe(storage: Newsroom['storage'], clock: Clock) {
  const problem = (error: Error) =>
    `the database can't be written (${error.message}); free disk space, or check its permissions`;
  return atMostEvery(PROBE_MS, clock, (now) => storage.probe(now).then(() => undefined, problem));
}
