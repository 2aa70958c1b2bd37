import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import type { Config } from './config/load.ts';
import { createDrafter } from './core/edition/drafter.ts';
import { createEditor, type Editor } from './core/edition/editor.ts';
import { enrich } from './core/intake/enrich.ts';
import { createIntake, type Intake } from './core/intake/intake.ts';
import { withStandIn } from './core/intake/stand-in.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Logger } from './core/ports/logger.ts';
import type { PaperSource } from './core/ports/paper-source.ts';
import type { Electorate } from './core/ports/stores/votes.ts';
import { createElectorates } from './core/votes/electorate.ts';
import { createArxivSource } from './sources/arxiv/source.ts';
import { createHuggingFaceSource } from './sources/huggingface/source.ts';
import { createSampleSource } from './sources/sample/source.ts';
import { withLookUp } from './sources/with-look-up.ts';
import { openSqlite } from './storage/sqlite/open.ts';
import type { Storage } from './storage/storage.ts';

export interface NewsroomOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly version: string;
  /** The bundled edition. */
  readonly sampleFile: string;
  /** Ends requests under way when Paperboy stops. */
  readonly signal: AbortSignal;
  /** Who opens the database, as a second process is told. */
  readonly holder: string;
  readonly access: 'owner' | 'guest';
  /** Gives the same stores back, and counts their use. */
  readonly observe?: (storage: Storage) => Storage;
}

/** Papers come in, are kept, ranked and made into editions; nothing here talks to a channel. */
export interface Newsroom {
  readonly storage: Storage;
  readonly source: PaperSource;
  /** Stands in for the source, and completes its papers. */
  readonly arxiv: PaperSource;
  readonly sample: PaperSource;
  readonly intake: Intake;
  /** Completes papers with what arXiv knows of them, as many as are left. */
  enrich(): Promise<void>;
  readonly editor: Editor;
  electorateOf(workspace: { readonly platform: string; readonly workspace: string }): Electorate;
  /** The emoji that the bot puts under each paper on a platform, to be tapped, if any. */
  tapEmoji(platform: string): string | undefined;
}

const HOUR_MS = 3_600_000;

/** What arXiv asks for between two requests of everybody. */
const ARXIV_INTERVAL_MS = 3_000;

/** Opens the database and wires everything that makes editions. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const { config, clock, logger, version, sampleFile, signal, access, holder } = options;
  const { settings } = config;
  const opened = await openSqlite({ file: config.databaseFile, now: clock.now(), access, holder });
  const storage = options.observe?.(opened) ?? opened;
  const network = {
    ...(config.proxy && { proxy: config.proxy }),
    userAgent: `Paperboy/${version} (+https://huggingface.co/papers reader for team channels)`,
    clock,
    logger,
  };
  const arxiv = createArxivSource({
    ...{ ...config.arxiv, ...network },
    categories: settings.arxivCategories,
    intervalMs: ARXIV_INTERVAL_MS / settings.haste,
  });
  const source = withLookUp(createHuggingFaceSource({ ...config.huggingface, ...network }), arxiv);
  const sample = createSampleSource({ file: sampleFile });
  const electorateOf = createElectorates(settings.teams, settings.voteEmojis);
  const shared = {
    ...storage,
    source,
    standIn: arxiv,
    sample,
    clock,
    logger,
    signal,
    electorateOf,
  };
  const drafter = createDrafter(shared);
  // Slack allows fifty reactions a minute in a whole workspace, and its Vote button counts.
  const tapEmoji = (platform: string) =>
    platform === 'slack' ? undefined : settings.voteEmojis[0];
  return {
    storage,
    source,
    arxiv,
    sample,
    intake: withStandIn(
      createIntake(shared),
      createIntake({ ...shared, source: arxiv }),
      storage.fetches,
      source.name,
    ),
    enrich: () => enrich({ ...shared, catalogue: arxiv }),
    editor: createEditor({
      ...shared,
      drafter,
      catchUpMs: settings.catchUpHours * HOUR_MS,
      tapEmoji,
      // A stand-in serves who tries Paperboy out; a team's channel waits for real papers.
      showsSample: ({ platform }) => platform === LOCAL_CHANNEL.platform,
    }),
    electorateOf,
    tapEmoji,
  };
}
